# Python lists the files of a folder in any order. A program that asks for the first of several has an unknown one; going through all of them,
# it meets them in an order that Python may give.
class Listing(list):
    _sorted = False
    def __getitem__(self, index):
        if len(self) > 1 and not self._sorted:
            return _unknown('the order in which the files of a folder are listed is unknown')
        return super().__getitem__(index)
    def pop(self, index=-1):
        if len(self) > 1 and not self._sorted:
            return _unknown('the order in which the files of a folder are listed is unknown')
        return super().pop(index)
    def sort(self, *, key=None, reverse=False):
        super().sort(key=key, reverse=reverse)
        self._sorted = True
