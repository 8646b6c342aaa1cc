# The package that became `tomllib`; its functions are the same.
from tomllib import TOMLDecodeError, load, loads

__all__ = ('loads', 'load', 'TOMLDecodeError')
__version__ = '2.4.1'
