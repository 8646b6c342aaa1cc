from torch.optim import Optimizer
from torch._natives import _unknown
class LRScheduler:
    def __init__(self, optimizer, *args, **options):
        if not isinstance(optimizer, Optimizer): raise TypeError(f"{type(optimizer).__name__} is not an Optimizer")
        self.optimizer = optimizer
    def step(self, *args, **options): return None
    def get_last_lr(self): return _unknown('the learning rates of a scheduler are not modelled')
    def get_lr(self): return self.get_last_lr()
    def state_dict(self): return _unknown('the state of a scheduler is not modelled')
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
