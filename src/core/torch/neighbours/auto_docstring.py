def auto_docstring(obj=None, *, custom_intro=None, custom_args=None, checkpoint=None):
    return (lambda decorated: decorated) if obj is None else obj
