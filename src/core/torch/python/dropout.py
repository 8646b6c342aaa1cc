from torch.nn.modules.module import Module
class _DropoutNd(Module):
    def __init__(self, p=0.5, inplace=False):
        super().__init__()
        if p < 0 or p > 1:
            raise ValueError(f'dropout probability has to be between 0 and 1, but got {p}')
        self.p = p
        self.inplace = inplace
    def extra_repr(self):
        return f'p={self.p}, inplace={self.inplace}'
    def forward(self, input):
        return _same(input)
class Dropout(_DropoutNd): pass
class Dropout1d(_DropoutNd): pass
class Dropout2d(_DropoutNd): pass
class Dropout3d(_DropoutNd): pass
class AlphaDropout(_DropoutNd): pass
class FeatureAlphaDropout(_DropoutNd): pass
