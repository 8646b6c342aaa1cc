class PackageNotFoundError(ModuleNotFoundError):
    def __str__(self):
        return f'No package metadata was found for {self.name}'
    @property
    def name(self):
        (name,) = self.args
        return name

def version(distribution_name):
    found = _version(distribution_name)
    if found is None:
        raise PackageNotFoundError(distribution_name)
    return found

class Distribution:
    def __init__(self, name):
        self.name = name
        self.version = version(name)
    @property
    def metadata(self):
        return {'Name': self.name, 'Version': self.version}
    @classmethod
    def from_name(cls, name):
        return cls(name)

def distribution(distribution_name):
    return Distribution(distribution_name)

def metadata(distribution_name):
    return distribution(distribution_name).metadata
