"""A small convolutional network for 32x32 colour images, every argument written out."""

import torch
from torch import nn


class SmallCNN(nn.Module):
    """Three convolutions that halve the image twice, then a classifier."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 32, kernel_size=3, padding=1)
        self.conv2 = nn.Conv2d(32, 64, kernel_size=3, stride=2, padding=1)
        self.conv3 = nn.Conv2d(64, 128, kernel_size=5, stride=2, padding=2, bias=False)
        self.norm = nn.BatchNorm2d(128)
        self.relu = nn.ReLU()
        self.dropout = nn.Dropout(0.2)
        self.classifier = nn.Linear(128 * 8 * 8, 10)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.relu(self.conv1(x))
        x = self.relu(self.conv2(x))
        x = self.relu(self.norm(self.conv3(x)))
        x = torch.flatten(x, 1)
        return self.classifier(self.dropout(x))


if __name__ == "__main__":
    model = SmallCNN()
    images = torch.randn(8, 3, 32, 32)
    print(model(images).shape)
