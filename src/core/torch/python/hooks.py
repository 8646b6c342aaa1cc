class RemovableHandle:
    next_id = 0
    def __init__(self, hooks_dict, *, extra_dict=None):
        self._hooks = hooks_dict
        self._extra = [] if extra_dict is None else extra_dict if isinstance(extra_dict, list) else [extra_dict]
        self.id = RemovableHandle.next_id
        RemovableHandle.next_id += 1
    def remove(self):
        for table in [self._hooks, *self._extra]:
            table.pop(self.id, None)
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        self.remove()
