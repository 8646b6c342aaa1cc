def load_state_dict_from_url(*args, **kwargs):
    return {}
def load_url(*args, **kwargs):
    return {}
def download_url_to_file(*args, **kwargs): pass
def get_dir(): return '.'
def set_dir(d): pass
def load(*args, **kwargs):
    return _unknown('a model from a hub is not fetched')
