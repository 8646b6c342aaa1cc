from _os_files import fspath as _fspath, written as _written

def _with(file, ending):
    # A path without the ending gets it.
    if hasattr(file, 'write'):
        return file
    path = _fspath(file)
    return path if path.endswith(ending) else path + ending
def save(file, arr, allow_pickle=True, fix_imports=True): _written(_with(file, '.npy'))
def savez(file, *args, **kwds): _written(_with(file, '.npz'))
savez_compressed = savez
def savetxt(fname, X, *args, **options): _written(fname)
