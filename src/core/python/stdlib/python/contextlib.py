from functools import wraps

class ContextDecorator:
    def _recreate_cm(self):
        return self
    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return inner

class AbstractContextManager:
    def __enter__(self):
        return self
    def __exit__(self, exc_type, exc_value, traceback):
        return None

_END = object()

class _GeneratorContextManager(ContextDecorator, AbstractContextManager):
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)
    def __enter__(self):
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None
    def __exit__(self, typ, value, traceback):
        if typ is None:
            # If the generator cannot be followed, it is also unknown whether it has stopped.
            if next(self.gen, _END) is not _END:
                raise RuntimeError("generator didn't stop")
            return False
        try:
            item = self.gen.throw(value)
        except StopIteration as exc:
            return exc is not value
        except BaseException as exc:
            if exc is not value:
                raise
            return False
        if item is not _END:
            raise RuntimeError("generator didn't stop after throw()")
        return item

def contextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return helper

class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions
    def __enter__(self):
        pass
    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)

class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result
    def __enter__(self):
        return self.enter_result
    def __exit__(self, *excinfo):
        pass

class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing
    def __enter__(self):
        return self.thing
    def __exit__(self, *exc_info):
        self.thing.close()

class ExitStack(AbstractContextManager):
    def __init__(self):
        self._callbacks = []
    def enter_context(self, cm):
        result = cm.__enter__()
        self._callbacks.append(cm.__exit__)
        return result
    def push(self, exit):
        self._callbacks.append(exit.__exit__ if hasattr(exit, '__exit__') else exit)
        return exit
    def callback(self, callback, /, *args, **kwds):
        self._callbacks.append(lambda *exc: callback(*args, **kwds) and None)
        return callback
    def pop_all(self):
        new = type(self)()
        new._callbacks = self._callbacks
        self._callbacks = []
        return new
    def close(self):
        self.__exit__(None, None, None)
    def __exit__(self, *exc):
        received = exc[0] is not None
        pending = exc
        suppressed = False
        while self._callbacks:
            cb = self._callbacks.pop()
            try:
                if cb(*pending):
                    suppressed = True
                    pending = (None, None, None)
            except BaseException as error:
                suppressed = False
                pending = (type(error), error, None)
        if pending[0] is not None and pending[1] is not exc[1]:
            raise pending[1]
        return received and suppressed

class redirect_stdout(AbstractContextManager):
    def __init__(self, new_target):
        self._new_target = new_target
    def __enter__(self):
        return self._new_target

redirect_stderr = redirect_stdout
def chdir(path):
    return nullcontext()

class AbstractAsyncContextManager:
    async def __aenter__(self):
        return self
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

class _AsyncGeneratorContextManager(AbstractAsyncContextManager):
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self.__class__(self.func, self.args, self.kwds):
                return await func(*args, **kwds)
        return inner
    async def __aenter__(self):
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None
    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            if await anext(self.gen, _END) is not _END:
                raise RuntimeError("generator didn't stop")
            return False
        try:
            item = await self.gen.athrow(value)
        except StopAsyncIteration as exc:
            return exc is not value
        except BaseException as exc:
            if exc is not value:
                raise
            return False
        if item is not _END:
            raise RuntimeError("generator didn't stop after athrow()")
        return item

def asynccontextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)
    return helper

class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing):
        self.thing = thing
    async def __aenter__(self):
        return self.thing
    async def __aexit__(self, *exc_info):
        await self.thing.aclose()

class AsyncExitStack(AbstractAsyncContextManager):
    def __init__(self):
        self._callbacks = []
    def enter_context(self, cm):
        result = cm.__enter__()
        self._callbacks.append((False, cm.__exit__))
        return result
    async def enter_async_context(self, cm):
        result = await cm.__aenter__()
        self._callbacks.append((True, cm.__aexit__))
        return result
    def push(self, exit):
        self._callbacks.append((False, exit.__exit__ if hasattr(exit, '__exit__') else exit))
        return exit
    def push_async_exit(self, exit):
        self._callbacks.append((True, exit.__aexit__ if hasattr(exit, '__aexit__') else exit))
        return exit
    def callback(self, callback, /, *args, **kwds):
        self._callbacks.append((False, lambda *exc: callback(*args, **kwds) and None))
        return callback
    def push_async_callback(self, callback, /, *args, **kwds):
        async def left(*exc):
            await callback(*args, **kwds)
        self._callbacks.append((True, left))
        return callback
    def pop_all(self):
        new = type(self)()
        new._callbacks, self._callbacks = self._callbacks, []
        return new
    async def aclose(self):
        await self.__aexit__(None, None, None)
    async def __aexit__(self, *exc):
        received = exc[0] is not None
        pending = exc
        suppressed = False
        while self._callbacks:
            waits, cb = self._callbacks.pop()
            try:
                result = cb(*pending)
                if await result if waits else result:
                    suppressed = True
                    pending = (None, None, None)
            except BaseException as error:
                suppressed = False
                pending = (type(error), error, None)
        if pending[0] is not None and pending[1] is not exc[1]:
            raise pending[1]
        return received and suppressed
