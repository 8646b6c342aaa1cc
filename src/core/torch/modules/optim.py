class Optimizer:
    def __init__(self, params, defaults=None, **options):
        self.param_groups = []
        self.state = {}
        self.defaults = defaults
    def step(self, closure=None): return None
    def zero_grad(self, set_to_none=True): return None
    def state_dict(self): return {}
    def load_state_dict(self, state): return None
    def add_param_group(self, group): return None
class SGD(Optimizer):
    def __init__(self, params, *args, **options): super().__init__(params)
class Adam(SGD): pass
class AdamW(SGD): pass
class Adamax(SGD): pass
class NAdam(SGD): pass
class RAdam(SGD): pass
class RMSprop(SGD): pass
class Rprop(SGD): pass
class Adagrad(SGD): pass
class Adadelta(SGD): pass
class ASGD(SGD): pass
class LBFGS(SGD): pass
class SparseAdam(SGD): pass
class LRScheduler:
    def __init__(self, optimizer, *args, **options): self.optimizer = optimizer
    def step(self, *args, **options): return None
    def get_last_lr(self): return [0.0]
    def state_dict(self): return {}
    def load_state_dict(self, state): return None
class _LRScheduler(LRScheduler): pass
class StepLR(LRScheduler): pass
class MultiStepLR(LRScheduler): pass
class ExponentialLR(LRScheduler): pass
class CosineAnnealingLR(LRScheduler): pass
class CosineAnnealingWarmRestarts(LRScheduler): pass
class ReduceLROnPlateau(LRScheduler): pass
class LambdaLR(LRScheduler): pass
class MultiplicativeLR(LRScheduler): pass
class LinearLR(LRScheduler): pass
class ConstantLR(LRScheduler): pass
class PolynomialLR(LRScheduler): pass
class OneCycleLR(LRScheduler): pass
class CyclicLR(LRScheduler): pass
class SequentialLR(LRScheduler): pass
class ChainedScheduler(LRScheduler): pass
