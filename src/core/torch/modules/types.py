from typing import Any
Number = Any
Device = Any
_dtype = Any
_device = Any
_int = int
_size = Any
_float = float
_bool = bool
