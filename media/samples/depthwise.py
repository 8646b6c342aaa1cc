"""A MobileNet-like classifier: a convolution within each channel, then one across them.

After "MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications", https://arxiv.org/abs/1704.04861.
"""

import torch
import torch.nn.functional as F
from torch import nn


class DepthwiseSeparable(nn.Module):
    """A 3x3 depthwise convolution (one kernel for each channel) and a 1x1 pointwise one."""

    def __init__(self, in_channels: int, out_channels: int, stride: int = 1) -> None:
        super().__init__()
        self.depthwise = nn.Conv2d(in_channels, in_channels, 3, stride=stride, padding=1, groups=in_channels, bias=False)
        self.bn1 = nn.BatchNorm2d(in_channels)
        self.pointwise = nn.Conv2d(in_channels, out_channels, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(out_channels)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = F.relu6(self.bn1(self.depthwise(x)))
        return F.relu6(self.bn2(self.pointwise(x)))


class MobileNet(nn.Module):
    """A strided stem, thirteen separable blocks and a classifier."""

    # (channels out, stride) of each block.
    blocks = (
        (64, 1),
        (128, 2),
        (128, 1),
        (256, 2),
        (256, 1),
        (512, 2),
        *[(512, 1)] * 5,
        (1024, 2),
        (1024, 1),
    )

    def __init__(self, num_classes: int = 1000, width: float = 1.0) -> None:
        super().__init__()
        channels = int(32 * width)
        self.stem = nn.Sequential(
            nn.Conv2d(3, channels, kernel_size=3, stride=2, padding=1, bias=False),
            nn.BatchNorm2d(channels),
            nn.ReLU6(inplace=True),
        )
        features = []
        for planes, stride in self.blocks:
            out_channels = int(planes * width)
            features.append(DepthwiseSeparable(channels, out_channels, stride))
            channels = out_channels
        self.features = nn.Sequential(*features)
        self.classifier = nn.Linear(channels, num_classes)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.features(self.stem(x))
        x = F.adaptive_avg_pool2d(x, 1).flatten(1)
        return self.classifier(x)


if __name__ == "__main__":
    mobilenet = MobileNet(width=0.5)
    print(mobilenet(torch.randn(1, 3, 224, 224)).shape)
