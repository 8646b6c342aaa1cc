"""Mistakes that everybody makes once, each in a class of its own.

The file imports without an error: PyTorch complains only when such a class is made or called.
"""

import torch
from torch import nn


class GroupsDoNotDivide(nn.Module):
    """Each group takes an equal share of the channels, and 10 cannot be shared among 4."""

    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(10, 20, kernel_size=3, groups=4)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.conv(x)


class SamePaddingWithStride(nn.Module):
    """'same' promises an output as large as the input, which a stride of 2 cannot keep."""

    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(3, 16, kernel_size=3, stride=2, padding="same")

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.conv(x)


class KernelLargerThanInput(nn.Module):
    """Pooled three times, an 8x8 image is a single pixel: no room for a 3x3 kernel."""

    def __init__(self) -> None:
        super().__init__()
        self.pool = nn.MaxPool2d(2)
        self.conv = nn.Conv2d(3, 16, kernel_size=3)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.pool(self.pool(self.pool(x)))
        return self.conv(x)


class WrongChannels(nn.Module):
    """The second convolution expects 64 channels, the first gives 32."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 32, kernel_size=3, padding=1)
        self.conv2 = nn.Conv2d(64, 128, kernel_size=3, padding=1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.conv2(self.conv1(x))


class FloatSize(nn.Module):
    """`/` gives a float, even of whole numbers; a number of channels needs `//`."""

    def __init__(self, channels: int = 64) -> None:
        super().__init__()
        self.conv = nn.Conv2d(channels, channels / 2, kernel_size=1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.conv(x)


class OutputPaddingTooLarge(nn.Module):
    """output_padding picks one of the sizes that a stride of 2 rounds together: it can be 0 or 1."""

    def __init__(self) -> None:
        super().__init__()
        self.up = nn.ConvTranspose2d(16, 8, kernel_size=3, stride=2, padding=1, output_padding=2)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.up(x)


if __name__ == "__main__":
    calls = (
        (GroupsDoNotDivide, (1, 10, 32, 32)),
        (SamePaddingWithStride, (1, 3, 32, 32)),
        (KernelLargerThanInput, (1, 3, 8, 8)),
        (WrongChannels, (1, 3, 32, 32)),
        (FloatSize, (1, 64, 32, 32)),
        (OutputPaddingTooLarge, (1, 16, 16, 16)),
    )
    for mistake, size in calls:
        try:
            mistake()(torch.randn(size))
        except (ValueError, TypeError, RuntimeError) as error:
            print(f"{mistake.__name__}: {type(error).__name__}: {error}".splitlines()[0])
        else:
            raise SystemExit(f"{mistake.__name__} is no mistake")
