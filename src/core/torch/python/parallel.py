from contextlib import contextmanager
from torch.nn.modules.module import Module

class DataParallel(Module):
    # Without devices, it passes everything to the module.
    def __init__(self, module, device_ids=None, output_device=None, dim=0):
        super().__init__()
        self.module = module
        self.device_ids = []
    def forward(self, *inputs, **kwargs):
        return self.module(*inputs, **kwargs)
    def replicate(self, module, device_ids):
        return replicate(module, device_ids)
    def scatter(self, inputs, kwargs, device_ids):
        return (inputs,), (kwargs,)
    def parallel_apply(self, replicas, inputs, kwargs):
        return parallel_apply(replicas, inputs, kwargs)
    def gather(self, outputs, output_device):
        return gather(outputs, output_device, 0)

class DistributedDataParallel(Module):
    def __init__(self, module, device_ids=None, output_device=None, dim=0, broadcast_buffers=True, init_sync=True, process_group=None,
                 bucket_cap_mb=None, find_unused_parameters=False, check_reduction=False, gradient_as_bucket_view=False,
                 static_graph=False, delay_all_reduce_named_params=None, param_to_hook_all_reduce=None, mixed_precision=None,
                 device_mesh=None, skip_all_reduce_unused_params=False):
        super().__init__()
        self.module = module
        self.device_ids = device_ids
        self.output_device = output_device
        self.dim = dim
        self.device = next(module.parameters()).device
        self.find_unused_parameters = find_unused_parameters
        self.broadcast_buffers = broadcast_buffers
    def forward(self, *inputs, **kwargs):
        return self.module(*inputs, **kwargs)
    @contextmanager
    def no_sync(self):
        yield
    @contextmanager
    def join(self, *args, **kwargs):
        yield
    def register_comm_hook(self, state, hook): pass
    def _set_static_graph(self): pass

DistributedDataParallelCPU = DistributedDataParallel

def data_parallel(module, inputs, device_ids=None, output_device=None, dim=0, module_kwargs=None):
    inputs = inputs if isinstance(inputs, tuple) else (inputs,)
    return module(*inputs, **({} if module_kwargs is None else module_kwargs))
def replicate(network, devices, detach=False):
    return [network for _ in devices]
def parallel_apply(modules, inputs, kwargs_tup=None, devices=None):
    kwargs_tup = [{}] * len(modules) if kwargs_tup is None else kwargs_tup
    return [module(*(args if isinstance(args, (list, tuple)) else (args,)), **kwargs) for module, args, kwargs in zip(modules, inputs, kwargs_tup)]
def scatter(inputs, target_gpus, dim=0):
    return _unknown('the distribution of inputs over devices is not modelled')
def scatter_kwargs(inputs, kwargs, target_gpus, dim=0):
    return _unknown('the distribution of inputs over devices is not modelled')
def gather(outputs, target_device, dim=0):
    return outputs[0] if len(outputs) == 1 else _unknown('the gathering of outputs from devices is not modelled')
