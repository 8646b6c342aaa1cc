def functional_call(module, parameters_and_buffers, args=None, kwargs=None, *, tie_weights=True, strict=False):
    # The tensors that replace those of the module have the same shapes.
    args = () if args is None else args if isinstance(args, tuple) else (args,)
    return module(*args, **({} if kwargs is None else kwargs))
