from dataclasses import dataclass
from typing import Any, Optional
from omegaconf import OmegaConf as _OmegaConf

@dataclass
class ConfigNode:
    name: str
    node: Any
    group: Optional[str]
    package: Optional[str]
    provider: Optional[str]

class ConfigStore:
    _only = None
    @staticmethod
    def instance(*args, **kwargs):
        if ConfigStore._only is None:
            ConfigStore._only = ConfigStore()
        return ConfigStore._only
    def __init__(self):
        self._nodes = {}
    def store(self, name, node, group=None, package=None, provider=None):
        path = name if group is None else f'{group}/{name}'
        self._nodes[path.removesuffix('.yaml')] = ConfigNode(name, _OmegaConf.structured(node), group, package, provider)
    def load(self, config_path): return self._nodes[config_path.removesuffix('.yaml')]
class ConfigStoreWithProvider:
    def __init__(self, provider):
        self.provider = provider
    def __enter__(self): return self
    def __exit__(self, *error): pass
    def store(self, name, node, group=None, package=None):
        ConfigStore.instance().store(group=group, name=name, node=node, package=package, provider=self.provider)
