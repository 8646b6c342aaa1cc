"""A U-Net: features are halved down to a bottom, then doubled again beside what the way down has kept.

After "U-Net: Convolutional Networks for Biomedical Image Segmentation", https://arxiv.org/abs/1505.04597,
with padded convolutions, so that the mask is as large as the image.
"""

import torch
from torch import nn


class DoubleConv(nn.Sequential):
    """Two 3x3 convolutions that keep the image size."""

    def __init__(self, in_channels: int, out_channels: int) -> None:
        super().__init__(
            nn.Conv2d(in_channels, out_channels, kernel_size=3, padding=1, bias=False),
            nn.BatchNorm2d(out_channels),
            nn.ReLU(inplace=True),
            nn.Conv2d(out_channels, out_channels, kernel_size=3, padding=1, bias=False),
            nn.BatchNorm2d(out_channels),
            nn.ReLU(inplace=True),
        )


class Up(nn.Module):
    """Doubles the image size and joins what the way down has kept at that size."""

    def __init__(self, in_channels: int, out_channels: int) -> None:
        super().__init__()
        self.up = nn.ConvTranspose2d(in_channels, in_channels // 2, kernel_size=2, stride=2)
        self.conv = DoubleConv(in_channels, out_channels)

    def forward(self, x: torch.Tensor, skip: torch.Tensor) -> torch.Tensor:
        x = self.up(x)
        return self.conv(torch.cat([skip, x], dim=1))


class UNet(nn.Module):
    """Classifies every pixel. Height and width must be multiples of 2 ** depth."""

    def __init__(self, in_channels: int = 3, num_classes: int = 2, width: int = 64, depth: int = 4) -> None:
        super().__init__()
        widths = [width * 2**level for level in range(depth + 1)]
        self.stem = DoubleConv(in_channels, widths[0])
        self.pool = nn.MaxPool2d(2)
        self.down = nn.ModuleList([DoubleConv(narrow, wide) for narrow, wide in zip(widths, widths[1:])])
        self.up = nn.ModuleList([Up(wide, narrow) for narrow, wide in reversed(list(zip(widths, widths[1:])))])
        self.head = nn.Conv2d(widths[0], num_classes, kernel_size=1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.stem(x)
        skips = []
        for block in self.down:
            skips.append(x)
            x = block(self.pool(x))
        for block in self.up:
            x = block(x, skips.pop())
        return self.head(x)


if __name__ == "__main__":
    unet = UNet(in_channels=1, num_classes=3)
    print(unet(torch.randn(1, 1, 256, 256)).shape)
