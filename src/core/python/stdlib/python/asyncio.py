# Nothing really waits: when no callback is ready, the clock jumps to the next timer. Callbacks run in the same order as in CPython's loop.
import inspect

class CancelledError(BaseException): pass
class InvalidStateError(Exception): pass
class QueueEmpty(Exception): pass
class QueueFull(Exception): pass
TimeoutError = TimeoutError

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'

_running = None
_current = None

def iscoroutine(obj): return inspect.iscoroutine(obj)
def iscoroutinefunction(func): return inspect.iscoroutinefunction(func)
def isfuture(obj): return isinstance(obj, Future)

class Handle:
    def __init__(self, callback, args, when=0):
        self._callback, self._args, self._when, self._cancelled = callback, args, when, False
    def cancel(self): self._cancelled = True
    def cancelled(self): return self._cancelled
    def when(self): return self._when
    def _run(self):
        if not self._cancelled:
            self._callback(*self._args)

class AbstractEventLoop:
    def __init__(self):
        self._ready, self._timers, self._now, self._stopping, self._closed, self._tasks = [], [], 0.0, False, False, []
    def time(self): return _unknown('it depends on the current time')
    def call_soon(self, callback, *args, context=None):
        handle = Handle(callback, args)
        self._ready.append(handle)
        return handle
    call_soon_threadsafe = call_soon
    def call_later(self, delay, callback, *args, context=None):
        handle = Handle(callback, args, self._now + delay)
        # Timers for the same time run in the order in which they were set.
        i = len(self._timers)
        while i > 0 and self._timers[i - 1]._when > handle._when:
            i -= 1
        self._timers.insert(i, handle)
        return handle
    def create_future(self): return Future(loop=self)
    def create_task(self, coro, *, name=None, context=None): return Task(coro, loop=self, name=name)
    def is_running(self): return _running is self
    def is_closed(self): return self._closed
    def close(self): self._closed = True
    def stop(self): self._stopping = True
    def set_debug(self, enabled): pass
    def get_debug(self): return False
    def run_in_executor(self, executor, func, *args): return create_task(to_thread(func, *args))
    async def shutdown_asyncgens(self): pass
    async def shutdown_default_executor(self): pass
    def run_forever(self):
        global _running
        if _running is not None:
            raise RuntimeError('This event loop is already running' if _running is self else 'Cannot run the event loop while another loop is running')
        _running = self
        try:
            self._stopping = False
            while not self._stopping and (self._ready or self._timers):
                self._run_once()
        finally:
            _running = None
    def _run_once(self):
        if not self._ready:
            self._now = self._timers[0]._when
        while self._timers and self._timers[0]._when <= self._now:
            self._ready.append(self._timers.pop(0))
        ready, self._ready = self._ready, []
        for handle in ready:
            handle._run()
    def run_until_complete(self, future):
        future = ensure_future(future, loop=self)
        future.add_done_callback(self._stop_for)
        self.run_forever()
        future.remove_done_callback(self._stop_for)
        if not future.done():
            return _unknown('it waits for something that is not analyzed')
        return future.result()
    def _stop_for(self, future): self.stop()
    def _cancel_all(self):
        left = [t for t in self._tasks if not t.done()]
        if left:
            for task in left:
                task.cancel()
            self.run_until_complete(gather(*left, return_exceptions=True))

BaseEventLoop = SelectorEventLoop = AbstractEventLoop

class Future:
    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._state, self._result, self._exception, self._callbacks, self._blocking = 'PENDING', None, None, [], False
    def __class_getitem__(cls, item): return cls
    def get_loop(self): return self._loop
    def done(self): return self._state != 'PENDING'
    def cancelled(self): return self._state == 'CANCELLED'
    def cancel(self, msg=None):
        if self.done():
            return False
        self._state = 'CANCELLED'
        self._exception = CancelledError() if msg is None else CancelledError(msg)
        self._schedule()
        return True
    def result(self):
        if not self.done():
            raise InvalidStateError('Result is not set.' if type(self) is Task else 'Result is not ready.')
        if self._exception is not None:
            raise self._exception
        return self._result
    def exception(self):
        if self.cancelled():
            raise self._exception
        if not self.done():
            raise InvalidStateError('Exception is not set.')
        return self._exception
    def set_result(self, result):
        if self.done():
            raise InvalidStateError('invalid state')
        self._state, self._result = 'FINISHED', result
        self._schedule()
    def set_exception(self, exception):
        if self.done():
            raise InvalidStateError('invalid state')
        if isinstance(exception, type):
            exception = exception()
        self._state, self._exception = 'FINISHED', exception
        self._schedule()
    def add_done_callback(self, callback, *, context=None):
        if self.done():
            self._loop.call_soon(callback, self)
        else:
            self._callbacks.append(callback)
    def remove_done_callback(self, callback):
        before = len(self._callbacks)
        self._callbacks = [c for c in self._callbacks if c != callback]
        return before - len(self._callbacks)
    def _schedule(self):
        callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            self._loop.call_soon(callback, self)
    def __await__(self):
        if not self.done():
            self._blocking = True
            yield self
        if not self.done():
            raise RuntimeError("await wasn't used with future")
        return self.result()
    __iter__ = __await__

_names = 0

class Task(Future):
    def __init__(self, coro, *, loop=None, name=None, context=None):
        global _names
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            raise TypeError(f'a coroutine was expected, got {coro!r}')
        if name is None:
            _names += 1
            name = f'Task-{_names}'
        self._coro, self._name, self._must_cancel, self._waiter, self._cancelling = coro, str(name), False, None, 0
        self._loop._tasks.append(self)
        self._loop.call_soon(self._step)
    def get_name(self): return self._name
    def set_name(self, name): self._name = str(name)
    def get_coro(self): return self._coro
    def cancelling(self): return self._cancelling
    def uncancel(self):
        if self._cancelling > 0:
            self._cancelling -= 1
        return self._cancelling
    def cancel(self, msg=None):
        if self.done():
            return False
        self._cancelling += 1
        if self._waiter is not None and self._waiter.cancel(msg):
            return True
        self._must_cancel, self._message = True, msg
        return True
    def _step(self, error=None):
        global _current
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = CancelledError() if self._message is None else CancelledError(self._message)
            self._must_cancel = False
        self._waiter = None
        before, _current = _current, self
        try:
            result = self._coro.send(None) if error is None else self._coro.throw(error)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(self._message)
            else:
                super().set_result(stop.value)
        except CancelledError as cancelled:
            super().cancel()
            self._exception = cancelled
        except (KeyboardInterrupt, SystemExit) as exit:
            super().set_exception(exit)
            raise
        except BaseException as failure:
            super().set_exception(failure)
        else:
            if result is None:
                self._loop.call_soon(self._step)
            elif _is_unknown(result):
                super().set_result(result)
            elif isinstance(result, Future) and result._blocking:
                result._blocking = False
                result.add_done_callback(self._wake)
                self._waiter = result
                if self._must_cancel and result.cancel(self._message):
                    self._must_cancel = False
            else:
                self._loop.call_soon(self._step, RuntimeError(f'Task got bad yield: {result!r}'))
        finally:
            _current = before
    def _wake(self, future):
        self._step(future._exception)

def new_event_loop(): return AbstractEventLoop()
_default = None
def set_event_loop(loop):
    global _default
    _default = loop
def get_event_loop():
    global _default
    if _running is not None:
        return _running
    if _default is None:
        _default = new_event_loop()
    return _default
def get_running_loop():
    if _running is None:
        raise RuntimeError('no running event loop')
    return _running
def _get_running_loop(): return _running

def run(main, *, debug=None):
    if _running is not None:
        raise RuntimeError('asyncio.run() cannot be called from a running event loop')
    if _is_unknown(main):
        return main
    if not iscoroutine(main):
        raise ValueError(f'a coroutine was expected, got {main!r}')
    loop = new_event_loop()
    try:
        return loop.run_until_complete(main)
    finally:
        loop._cancel_all()

class Runner:
    def __init__(self, *, debug=None, loop_factory=None): self._loop = new_event_loop() if loop_factory is None else loop_factory()
    def __enter__(self): return self
    def __exit__(self, *exc): self.close()
    def close(self): self._loop._cancel_all()
    def get_loop(self): return self._loop
    def run(self, coro, *, context=None): return self._loop.run_until_complete(coro)

def create_task(coro, *, name=None, context=None):
    loop = get_running_loop()
    return _done(loop, coro) if _is_unknown(coro) else loop.create_task(coro, name=name)

def _done(loop, value):
    future = loop.create_future()
    future.set_result(value)
    return future

async def _wrap(awaitable): return await awaitable

def ensure_future(obj, *, loop=None):
    if isfuture(obj):
        return obj
    loop = get_event_loop() if loop is None else loop
    if _is_unknown(obj):
        return _done(loop, obj)
    if iscoroutine(obj):
        return loop.create_task(obj)
    if inspect.isawaitable(obj):
        return loop.create_task(_wrap(obj))
    raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
wrap_future = ensure_future

def current_task(loop=None): return _current
def all_tasks(loop=None): return {t for t in get_event_loop()._tasks if not t.done()}

class _Turn:
    def __await__(self): yield

def _release(future, result=None):
    if not future.done():
        future.set_result(result)

async def sleep(delay, result=None):
    if delay <= 0:
        await _Turn()
        return result
    loop = get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _release, future, result)
    try:
        return await future
    finally:
        handle.cancel()

async def to_thread(func, /, *args, **kwargs):
    await _Turn()
    return func(*args, **kwargs)

class _Gathering(Future):
    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children, self._requested = children, False
    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg):
                cancelled = True
        if cancelled:
            self._requested = True
        return cancelled

def gather(*aws, return_exceptions=False):
    loop = get_event_loop()
    if not aws:
        return _done(loop, [])
    made = {}
    children = []
    for aw in aws:
        if _is_unknown(aw):
            children.append(_done(loop, aw))
            continue
        key = id(aw)
        if key not in made:
            made[key] = ensure_future(aw, loop=loop)
        children.append(made[key])
    outer = _Gathering(children, loop=loop)
    unique = []
    for child in children:
        if not any(child is other for other in unique):
            unique.append(child)
    finished = 0
    def ended(future):
        nonlocal finished
        finished += 1
        if outer.done():
            return
        if not return_exceptions and future._exception is not None:
            outer.set_exception(future._exception)
            return
        if finished == len(unique):
            if outer._requested:
                outer.set_exception(CancelledError())
            else:
                outer.set_result([child._result if child._exception is None else child._exception for child in children])
    for child in unique:
        child.add_done_callback(ended)
    return outer

def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner._loop.create_future()
    def ended(future):
        if outer.done():
            return
        if future.cancelled():
            outer.cancel()
        elif future._exception is not None:
            outer.set_exception(future._exception)
        else:
            outer.set_result(future._result)
    inner.add_done_callback(ended)
    return outer

async def wait_for(fut, timeout):
    if timeout is None:
        return await fut
    loop = get_running_loop()
    fut = ensure_future(fut, loop=loop)
    if timeout <= 0:
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as error:
            raise TimeoutError() from error
    waiter = loop.create_future()
    handle = loop.call_later(timeout, _release, waiter)
    release = lambda future: _release(waiter)
    fut.add_done_callback(release)
    try:
        try:
            await waiter
        except CancelledError:
            if fut.done():
                return fut.result()
            fut.remove_done_callback(release)
            await _cancel_and_wait(fut)
            raise
        if fut.done():
            return fut.result()
        fut.remove_done_callback(release)
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as error:
            raise TimeoutError() from error
    finally:
        handle.cancel()

async def _cancel_and_wait(fut):
    waiter = get_running_loop().create_future()
    release = lambda future: _release(waiter)
    fut.add_done_callback(release)
    try:
        fut.cancel()
        await waiter
    finally:
        fut.remove_done_callback(release)

async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    fs = list(fs)
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if any(iscoroutine(f) for f in fs):
        raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
    loop = get_running_loop()
    def is_over():
        done = [f for f in fs if f.done()]
        if return_when == FIRST_COMPLETED and done:
            return True
        if return_when == FIRST_EXCEPTION and any(f._exception is not None and not f.cancelled() for f in done):
            return True
        return len(done) == len(fs)
    if not is_over():
        waiter = loop.create_future()
        handle = None if timeout is None else loop.call_later(timeout, _release, waiter)
        def ended(future):
            if is_over():
                _release(waiter)
        for f in fs:
            f.add_done_callback(ended)
        try:
            await waiter
        finally:
            if handle is not None:
                handle.cancel()
            for f in fs:
                f.remove_done_callback(ended)
    return {f for f in fs if f.done()}, {f for f in fs if not f.done()}

def as_completed(fs, *, timeout=None):
    loop = get_event_loop()
    todo = [ensure_future(f, loop=loop) for f in fs]
    done = Queue()
    for f in todo:
        f.add_done_callback(done.put_nowait)
    async def following():
        return (await done.get()).result()
    for _ in todo:
        yield following()

class timeout:
    def __init__(self, delay): self._delay, self._expired, self._handle = delay, False, None
    async def __aenter__(self):
        self._task = current_task()
        if self._delay is not None:
            self._handle = get_running_loop().call_later(self._delay, self._expire)
        return self
    def _expire(self):
        self._expired = True
        self._task.cancel()
    def expired(self): return self._expired
    async def __aexit__(self, kind, value, trace):
        if self._handle is not None:
            self._handle.cancel()
        if self._expired and self._task.uncancel() <= 0 and kind is CancelledError:
            raise TimeoutError from value

class TaskGroup:
    def __init__(self):
        self._tasks, self._errors, self._aborting, self._exiting, self._waiter, self._parent, self._base = [], [], False, False, None, None, None
        self._parent_cancel_requested = False
    async def __aenter__(self):
        self._loop, self._parent = get_running_loop(), current_task()
        return self
    def create_task(self, coro, *, name=None, context=None):
        if self._exiting and not self._tasks:
            raise RuntimeError(f'TaskGroup {self!r} is finished')
        task = create_task(coro, name=name)
        if task.done():
            return task
        self._tasks.append(task)
        task.add_done_callback(self._ended)
        return task
    def _ended(self, task):
        self._tasks = [t for t in self._tasks if t is not task]
        if self._waiter is not None and not self._tasks:
            _release(self._waiter)
        if task.cancelled() or task._exception is None:
            return
        self._errors.append(task._exception)
        if not isinstance(task._exception, Exception) and self._base is None:
            self._base = task._exception
        if self._parent.done():
            return
        if not self._aborting and not self._parent_cancel_requested:
            self._abort()
            self._parent_cancel_requested = True
            self._parent.cancel()
    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            task.cancel()
    async def __aexit__(self, kind, value, trace):
        self._exiting = True
        cancelled = value if kind is CancelledError else None
        if self._parent_cancel_requested and self._parent.uncancel() == 0:
            cancelled = None
        if kind is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._waiter is None:
                self._waiter = self._loop.create_future()
            try:
                await self._waiter
            except CancelledError as error:
                if not self._aborting:
                    cancelled = error
                    self._abort()
            self._waiter = None
        if self._base is not None:
            raise self._base
        if cancelled is not None and not self._errors:
            raise cancelled
        if kind is not None and kind is not CancelledError:
            self._errors.append(value)
        if self._errors:
            raise BaseExceptionGroup('unhandled errors in a TaskGroup', self._errors) from None

class Event:
    def __init__(self): self._waiters, self._value = [], False
    def is_set(self): return self._value
    def set(self):
        if not self._value:
            self._value = True
            for future in self._waiters:
                _release(future, True)
    def clear(self): self._value = False
    async def wait(self):
        if self._value:
            return True
        future = get_running_loop().create_future()
        self._waiters.append(future)
        try:
            await future
            return True
        finally:
            self._waiters.remove(future)

class _ContextManager:
    async def __aenter__(self):
        await self.acquire()
        return None
    async def __aexit__(self, *exc): self.release()

class Lock(_ContextManager):
    def __init__(self): self._waiters, self._locked = [], False
    def locked(self): return self._locked
    async def acquire(self):
        if not self._locked and all(w.cancelled() for w in self._waiters):
            self._locked = True
            return True
        future = get_running_loop().create_future()
        self._waiters.append(future)
        try:
            try:
                await future
            finally:
                self._waiters.remove(future)
        except CancelledError:
            if not self._locked:
                self._wake()
            raise
        self._locked = True
        return True
    def release(self):
        if not self._locked:
            raise RuntimeError('Lock is not acquired.')
        self._locked = False
        self._wake()
    def _wake(self):
        if self._waiters:
            _release(self._waiters[0], True)

class Semaphore(_ContextManager):
    def __init__(self, value=1):
        if value < 0:
            raise ValueError('Semaphore initial value must be >= 0')
        self._waiters, self._value = [], value
    def locked(self): return self._value == 0 or any(not w.cancelled() for w in self._waiters)
    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        future = get_running_loop().create_future()
        self._waiters.append(future)
        try:
            try:
                await future
            finally:
                self._waiters.remove(future)
        except CancelledError:
            if not future.cancelled():
                self._value += 1
                self._wake()
            raise
        if self._value > 0:
            self._wake()
        return True
    def release(self):
        self._value += 1
        self._wake()
    def _wake(self):
        for future in self._waiters:
            if not future.done():
                self._value -= 1
                future.set_result(True)
                return

class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._bound = value
    def release(self):
        if self._value >= self._bound:
            raise ValueError('BoundedSemaphore released too many times')
        super().release()

class Queue:
    def __init__(self, maxsize=0): self.maxsize, self._items, self._getters, self._putters, self._unfinished, self._finished = maxsize, [], [], [], 0, Event()
    def __class_getitem__(cls, item): return cls
    def _put(self, item): self._items.append(item)
    def _get(self): return self._items.pop(0)
    def _wake(self, waiters):
        while waiters:
            future = waiters.pop(0)
            if not future.done():
                future.set_result(None)
                break
    def qsize(self): return len(self._items)
    def empty(self): return not self._items
    def full(self): return 0 < self.maxsize <= len(self._items)
    async def put(self, item):
        while self.full():
            await self._wait(self._putters)
        return self.put_nowait(item)
    def put_nowait(self, item):
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished += 1
        self._finished.clear()
        self._wake(self._getters)
    async def get(self):
        while self.empty():
            await self._wait(self._getters)
        return self.get_nowait()
    def get_nowait(self):
        if self.empty():
            raise QueueEmpty
        item = self._get()
        self._wake(self._putters)
        return item
    async def _wait(self, waiters):
        future = get_running_loop().create_future()
        waiters.append(future)
        await future
    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError('task_done() called too many times')
        self._unfinished -= 1
        if self._unfinished == 0:
            self._finished.set()
    async def join(self):
        if self._unfinished > 0:
            await self._finished.wait()

class LifoQueue(Queue):
    def _get(self): return self._items.pop()

class PriorityQueue(Queue):
    def _put(self, item):
        self._items.append(item)
        self._items.sort()
