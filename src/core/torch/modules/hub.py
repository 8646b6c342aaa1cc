from _os_files import written as _written
from torch._natives import _unknown
def load_state_dict_from_url(*args, **options): return _unknown('the weights are downloaded')
def load(*args, **options): return _unknown('the model is downloaded')
def download_url_to_file(url, dst, hash_prefix=None, progress=True): _written(dst)
def get_dir(): return ''
def _get_torch_home(): return ''
def set_dir(path): return None
def list(*args, **options): return _unknown('the list of models is downloaded')
def help(*args, **options): return ''
HASH_REGEX = None
load_url = load_state_dict_from_url
