import { builtinClass, Instance, native, PyClass, staticNative, toIndex, Unknown, type Machine, type Value } from './vm';

export const DEVICE_CLASS = new PyClass('device', [builtinClass('object')], new Map(), { module: 'torch', nameInC: 'torch.device' });
// As in torch, programs set no attributes on them; they are the same objects for all machines.
DEVICE_CLASS.slots = new Set();

/** `torch.device('cuda:0')`: one object per name, so that equal devices are identical. */
export class Device extends Instance {
  constructor(
    readonly kind: string,
    readonly index: number | null,
  ) {
    super(DEVICE_CLASS);
    this.attrs.set('type', kind);
    this.attrs.set('index', index);
  }
  get text(): string {
    return this.index === null ? this.kind : `${this.kind}:${String(this.index)}`;
  }
}

const devices = new Map<string, Device>();

function deviceOf(text: string): Device {
  let device = devices.get(text);
  if (!device) {
    const [kind = 'cpu', index] = text.split(':');
    devices.set(text, (device = new Device(kind, index === undefined ? null : Number(index))));
  }
  return device;
}

export const CPU = deviceOf('cpu');

const KINDS = new Set([
  'cpu',
  'cuda',
  'ipu',
  'xpu',
  'mkldnn',
  'opengl',
  'opencl',
  'ideep',
  'hip',
  've',
  'fpga',
  'maia',
  'xla',
  'lazy',
  'vulkan',
  'mps',
  'meta',
  'hpu',
  'mtia',
  'privateuseone',
]);

/** The device that an argument names; null for `None` and if it is unknown. */
export function toDevice(m: Machine, value: Value): Device | null {
  if (value instanceof Device) return value;
  if (typeof value === 'number') return deviceOf(`cuda:${String(value)}`);
  if (typeof value !== 'string') return null;
  if (!KINDS.has(value.split(':')[0] ?? '')) {
    m.raise(
      'RuntimeError',
      'Expected one of cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, xla, lazy, vulkan, mps, meta, hpu, ' +
        `mtia, privateuseone device type at start of device string: ${value.split(':')[0] ?? ''}`,
    );
  }
  return deviceOf(value);
}

DEVICE_CLASS.attrs.set(
  '__new__',
  staticNative('__new__(cls, device, index=None)', (m, [, device, index]) => {
    if (device instanceof Unknown) return device;
    const at = toIndex(index);
    return (
      toDevice(m, typeof device === 'string' && at !== null ? `${device}:${String(at)}` : device) ?? new Unknown('the device is unknown')
    );
  }),
);
DEVICE_CLASS.attrs.set(
  '__init__',
  native('__init__(self, *args, **kwargs)', () => null),
);
DEVICE_CLASS.attrs.set(
  '__str__',
  native('__str__(self)', (_, [self]) => (self instanceof Device ? self.text : '')),
);
DEVICE_CLASS.attrs.set(
  '__enter__',
  native('__enter__(self)', (_, [self]) => self),
);
DEVICE_CLASS.attrs.set(
  '__exit__',
  native('__exit__(self, *args)', () => null),
);
DEVICE_CLASS.attrs.set(
  '__repr__',
  native('__repr__(self)', (_, [self]) =>
    self instanceof Device ? `device(type='${self.kind}'${self.index === null ? '' : `, index=${String(self.index)}`})` : '',
  ),
);
