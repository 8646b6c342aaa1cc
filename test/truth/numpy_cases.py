"""Expressions and short programs over numpy's arrays, one each line, for numpy_arrays.py. `a` is arange(6).reshape(2, 3), `f` the same in float64."""

EXPRESSIONS = r"""
np.zeros((2, 3))
np.zeros(3, dtype=int)
np.zeros((2,), np.uint8)
np.ones([1, 2], dtype='float32')
np.ones((2, 0))
np.full((2, 2), 7)
np.full(2, 1.5)
np.full(2, True)
np.full((2,), 3, dtype=np.float32)
np.zeros_like(a)
np.ones_like(a, dtype=np.float32)
np.full_like(a, 3)
np.empty((2, 3)).shape
np.empty_like(f).dtype
np.arange(5)
np.arange(1, 10, 3)
np.arange(0.0, 1.0, 0.25)
np.arange(5.)
np.arange(3, dtype=np.float32)
np.arange(5, 0, -2)
np.arange(2, 2)
np.linspace(0, 1, 5)
np.linspace(0, 10, 5, dtype=int)
np.linspace(0, 1, 4, endpoint=False)
np.linspace(0, 1, 3, retstep=True)
np.linspace(2, 3, 1)
np.eye(3)
np.eye(2, 3, k=1)
np.eye(2, dtype=bool)
np.identity(2)
np.tri(3)
np.tri(2, 3, k=1, dtype=int)
np.array(5)
np.array([1, 2, 3])
np.array([1, 2.5])
np.array([True, 2])
np.array([[1, 2], [3, 4]])
np.array([1, 2], dtype=np.float16)
np.array([1.7, -1.7], dtype=int)
np.array([])
np.array([[]])
np.array([1, 2], ndmin=3)
np.array([a, a])
np.array([np.float32(1), np.float32(2)])
np.array([np.float32(1), 2.0])
np.array([np.zeros(2, np.float32), np.zeros(2, np.float32)])
np.array([np.uint8(3), np.int8(4)])
np.array((1, 2, 3))
np.array(range(3))
np.array([range(2), range(2)])
np.array(a, dtype=float)
np.asarray([1, 2])
np.asarray(a) is a
np.asarray(a, dtype=np.float32)
np.ascontiguousarray(a.T)
np.array([1, 2]).dtype
np.array([1.0]).dtype
np.array([1j]).dtype
np.array([True]).dtype
np.array([2 ** 40]).dtype
np.array([1, 2, 3], 'i4')
np.array([1, 2], '<f4').dtype
np.dtype('float32')
np.dtype(np.int64).itemsize
np.dtype('f4').name
np.dtype(float).kind
np.dtype('uint8') == np.uint8
np.dtype(np.float32) == 'float32'
a.dtype == np.int64
a.dtype == int
f.dtype.type
str(f.dtype)
np.float32
np.int64(3)
np.float32(3)
np.float64(2.5)
np.uint8(200)
np.float16(0.1)
np.float32(0.1)
np.bool_(True)
np.int32(7) + np.int64(1)
np.float32(3) * 2
np.float32(3) * 2.5
np.float32(3) / np.float64(2)
np.int64(7) // 2
np.int64(7) / 2
np.int64(7) % 4
np.int64(2) ** 3
-np.int64(7)
abs(np.float32(-2))
2 * np.float32(3)
5 - np.int64(2)
np.float32(3) + 1j
np.int64(3) == 3
np.float64(2) < 3
[1, 2] * np.int64(2)
int(np.float32(2.7))
float(np.int64(3))
round(np.float64(2.5))
round(np.float64(2.567), 2)
isinstance(np.float64(1), float)
isinstance(np.float32(1), float)
isinstance(np.int64(1), int)
isinstance(np.int64(1), np.integer)
isinstance(np.float32(1), np.floating)
isinstance(a, np.ndarray)
isinstance(a, torch.Tensor)
np.float32(3).item()
np.float32(3).dtype
np.float32(3).shape
np.int64(3).astype(np.float32)
np.float32(2).sum()
list(range(np.int64(3)))
'%d' % np.int64(3)
f'{np.float32(2.5):.2f}'
str(np.float32(0.1))
repr(np.float64(0.5))
np.uint8(3) + np.uint8(250)
np.issubdtype(np.float32, np.floating)
np.issubdtype(a.dtype, np.integer)
np.issubdtype(np.int64, np.floating)
np.issubdtype(np.uint8, np.signedinteger)
np.issubdtype(np.float64, float)
np.issubdtype(f.dtype, np.number)
np.promote_types(np.int64, np.float32)
np.promote_types('int8', 'uint8')
np.promote_types(np.uint64, np.int64)
np.promote_types(np.float16, np.int16)
np.promote_types(np.float32, np.complex64)
np.result_type(np.int32, np.float32)
np.iinfo(np.int32).max
np.iinfo('uint8').max
np.iinfo(np.int64).min
np.iinfo(np.int8).bits
np.iinfo(np.float32)
np.finfo(np.float32).eps
np.finfo(np.float32).max
np.finfo(np.float64).min
np.finfo(np.float16).tiny
np.finfo(float).eps
np.finfo(np.int32)
a + 1
a + 1.5
a + True
a * np.float32(2)
a + np.arange(3)
a + np.zeros((2, 1))
a.astype(np.float32) + 1.5
a.astype(np.float32) + np.float64(1.5)
a.astype(np.float32) * f
a.astype(np.float16) + a.astype(np.int8)
a.astype(np.uint8) + 1
a.astype(np.uint8) + 300
a.astype(np.uint8) - 1
a.astype(np.uint8) - a.astype(np.uint8).max()
a.astype(np.uint8) / 255
a.astype(np.uint8) / 255.0
a.astype(np.uint8) * 2.0
a.astype(np.int8) / a.astype(np.int8).max()
a / 2
a // 2
a % 2
a ** 2
a ** -1
f ** -1.0
f ** 2
2 ** a
1 - a
1 / (f + 1)
-a
+a
abs(a - 3)
~a
~(a > 2)
a & 1
a | 1
a ^ 3
a << 1
a >> 1
f & 1
a > 2
a == 2
a != 2
a <= np.arange(3)
a == [0, 1, 2]
(a > 1) & (a < 4)
(a > 1) - (a < 4)
(a > 1) + (a < 4)
(a > 1) * 2
a - [1, 2, 3]
a - (1, 2, 3)
f / [1., 2., 4.]
[1, 2, 3] - a
[1, 2, 3] + a
[0.5] * a
a + [1, 2]
a + np.zeros(4)
a @ a.T
f @ f.T
np.arange(3) @ np.arange(3)
a @ np.arange(3)
a @ 2
a // 0
np.arange(3.) / 2
np.array([1, 2], np.int32) + np.array([1, 2], np.float32)
np.array([1, 2], np.uint8) + np.array([1, 2], np.int8)
np.array([1, 2], np.int16) * np.array([1, 2], np.float16)
np.array([200], np.uint8) + np.array([100], np.uint8)
np.array([1, 2]) == np.array([1, 3])
divmod(7, 2) == (a[1, 0] * 2 + 1, 1)
a[0]
a[1, 2]
a[-1]
a[:, 1]
a[:, ::-1]
a[::-1]
a[::-1, ::-1]
a[:, 1:]
a[..., 0]
a[None].shape
a[:, None, :].shape
a[np.newaxis, ..., np.newaxis].shape
a[[0, 1]]
a[[1, 0], [2, 0]]
a[np.array([0, 0])]
a[a > 2]
a[a > 2].shape
a[:, [True, False, True]]
a[[0]][:, [1, 2]]
a[1:1].shape
a[5]
a[0, 5]
a[0, 0, 0]
a['x']
a[1.5]
a[:, ::2]
a[:, -2:]
a[0][1]
a[0, ...]
f[1, 1]
type(a[0, 0]).__name__
a[0, 0].dtype
a.shape
a.ndim
a.size
a.T
a.T.shape
a.nbytes
a.itemsize
len(a)
a.tolist()
a[0].tolist()
a.item()
np.array([5]).item()
np.array(5).item()
int(np.array(5))
float(np.array([5]))
int(a)
bool(np.array([1]))
bool(a)
list(a[0])
[x for x in a]
[int(x) for x in a.flatten()]
3 in a
9 in a
hash(a)
a.astype(float)
a.astype('float32').dtype
np.array([1.9, -1.9]).astype(int)
np.array([300, -1]).astype(np.uint8)
np.array([0, 2]).astype(bool)
a.copy()
a.flatten()
a.ravel()
a.reshape(3, 2)
a.reshape((3, 2))
a.reshape(-1)
a.reshape(2, -1, 1).shape
a.reshape(4, 2)
a.reshape(4, -1)
a.reshape(-1, -1)
a.transpose()
a.transpose(1, 0)
a.transpose((1, 0)).shape
np.zeros((2, 3, 4)).transpose(2, 0, 1).shape
np.zeros((2, 3, 4)).transpose().shape
a.swapaxes(0, 1)
a.squeeze().shape
a[None].squeeze(0).shape
a[None].squeeze(1)
a.repeat(2)
a.repeat(2, axis=1)
a.view()
a.unsqueeze(0)
a.float()
a.permute(1, 0)
a.numpy()
a.detach()
a.to('cpu')
a.cpu()
a.expand(2, 2, 3)
a.add(1)
a.contiguous()
a.long()
a.dim()
a.abs()
a.no_such
a.is_cuda
a.requires_grad
a.view(3, 2)
a.size()
np.float32(3).no_such
np.float32(3).unsqueeze(0)
np.ndarray.no_such
np.no_such
np.int
np.float
np.random.no_such
np.linalg.no_such
a.sum()
a.sum(0)
a.sum(axis=1)
a.sum(axis=(0, 1))
a.sum(1, keepdims=True)
a.sum(axis=2)
f.sum()
f.sum(dtype=np.float32)
a.astype(np.uint8).sum().dtype
a.astype(np.int32).sum().dtype
a.astype(np.float32).sum().dtype
(a > 2).sum()
np.sum([1, 2, 3])
np.sum([[1, 2], [3, 4]], axis=0)
np.sum([0.1] * 10)
np.sum(np.array([0.1] * 5, np.float32))
np.array([0.1, 0.2, 0.3]).sum()
np.arange(20).reshape(4, 5).sum(0)
(np.arange(40) / 10).sum()
(np.arange(300) / 7).sum()
np.sum([])
a.mean()
a.mean(0)
a.mean(axis=(0, 1), keepdims=True)
a.astype(np.float32).mean().dtype
np.mean([1, 2, 3, 4])
np.mean([0.1, 0.2, 0.4])
a.std()
a.var(axis=0)
np.std([1, 2, 3, 4], ddof=1)
f.astype(np.float32).std(axis=1).dtype
np.var([1.5, 2.5])
a.max()
a.min(axis=0)
np.max([1, 5, 2])
np.amax(f, axis=1)
np.min([[3, 1], [2, 4]], axis=1)
np.max([])
max(a[0])
np.ptp([1, 5, 3])
a.prod()
np.prod((2, 3, 4))
np.prod([1.5, 2])
np.prod([])
np.prod(a.shape)
a.argmax()
a.argmax(axis=1)
np.argmin([3, 1, 2])
np.argmax([1, 3, 3])
a.any()
(a > 0).all()
(a > 0).all(axis=1)
np.any([0, 0])
np.all([])
a.cumsum()
a.cumsum(axis=0)
np.cumsum([1, 2, 3])
np.cumsum([0.1, 0.2, 0.3])
np.cumsum([True, True])
np.cumprod([1, 2, 3])
np.count_nonzero(a)
np.count_nonzero(a, axis=0)
np.median([3, 1, 2])
np.median([4, 1, 2, 3])
np.median(a, axis=1)
np.diff([1, 4, 9])
np.diff(a, axis=0)
np.diff([1, 4, 9, 16], n=2)
np.diff([0.5, 1.5])
np.sqrt(4)
np.sqrt([1, 4, 9])
np.sqrt(np.float32(4))
np.sqrt(np.array([2], np.float32))
np.sqrt(np.int8(4)).dtype
np.exp(0)
np.exp([0, 0]).dtype
np.exp(np.zeros(2, np.float32)).dtype
np.log2(8)
np.log(1)
np.log10([1, 10, 100])
np.ceil(2.5)
np.floor([1.5, -1.5])
np.ceil(np.array([1, 2]))
np.trunc(-1.5)
np.round(2.5)
np.round([0.5, 1.5, 2.567], 1)
np.round(1234, -2)
np.rint([0.5, 1.5])
np.around(2.675, 2)
np.abs([-1, 2])
np.absolute(-1.5)
np.sign([-2, 0, 3])
np.square([1, 2])
np.negative([1, -2])
np.isnan([1.0, np.nan])
np.isnan(np.nan)
np.isnan(a)
np.isinf([1.0, np.inf, -np.inf])
np.isfinite([1.0, np.inf, np.nan])
np.isnan(1.0)
np.logical_not([0, 1])
np.sin(0.0)
np.cos(0)
np.tanh(0)
np.deg2rad(180)
np.maximum(1, 2)
np.maximum([1, 5], [3, 2])
np.minimum(a, 2)
np.maximum(a, 2.5)
np.maximum([1, np.nan], 0)
np.add(1, 2)
np.add([1, 2], 1)
np.subtract(5, 2)
np.multiply([1, 2], [3, 4])
np.divide(1, 2)
np.divide([1, 2], 2)
np.true_divide(a, 2).dtype
np.floor_divide(7, 2)
np.mod(7, 3)
np.power(2, 3)
np.power([1, 2], 2)
np.power(2.0, 3)
np.equal([1, 2], [1, 3])
np.greater(a, 2)
np.logical_and([1, 0], [1, 1])
np.logical_or(a > 3, a < 1)
np.bitwise_and(6, 3)
np.clip([1, 5, 9], 2, 6)
np.clip(a, 1, 4)
np.clip(f, 0.5, None)
np.clip(5, 0, 3)
a.clip(1, 3)
a.clip(max=3)
a.astype(np.float32).clip(0, 1).dtype
np.where(a > 2, a, 0)
np.where(a > 2, 1.0, 0)
np.where(a > 2, a, np.nan)
np.where([True, False], 1, 2)
np.where(a > 2)
np.where(a.astype(np.float32) > 1, np.float32(1), 0)
np.nonzero([0, 1, 2])
np.argwhere([0, 1, 2])
np.flatnonzero([0, 1, 2])
np.sort([3, 1, 2])
np.sort(a[:, ::-1])
np.sort(a[:, ::-1], axis=None)
np.argsort([3, 1, 2])
a.argsort(axis=0)
sorted(np.array([3, 1, 2]))
np.unique([3, 1, 1, 2])
np.unique([8, 16, 8], return_counts=True)
np.unique([8, 16, 8], return_index=True)
np.unique([8, 16, 8], return_inverse=True)
np.unique([8, 16, 8], True, True, True)
np.unique(np.array([[1.5, 1.5], [2, 1]]))
np.unique(a > 2)
np.searchsorted([1, 2, 3], 2)
np.searchsorted([1, 2, 3], [0, 2, 4], side='right')
np.bincount([0, 1, 1, 3])
np.isin([1, 2, 3], [2])
np.allclose([1.0], [1.0 + 1e-9])
np.isclose([1.0, 2.0], [1.0, 2.1])
np.array_equal(a, a.copy())
np.array_equal(a, a.T)
np.reshape(a, (3, 2))
np.ravel([[1, 2], [3, 4]])
np.transpose(a)
np.transpose(np.zeros((2, 3, 4)), (0, 2, 1)).shape
np.swapaxes(np.zeros((2, 3, 4)), 0, 2).shape
np.moveaxis(np.zeros((2, 3, 4)), -1, 0).shape
np.moveaxis(np.zeros((2, 3, 4)), [0, 1], [-1, -2]).shape
np.rollaxis(np.zeros((2, 3, 4)), 2).shape
np.expand_dims(a, 0).shape
np.expand_dims(a, -1).shape
np.expand_dims(a, (0, 3)).shape
np.expand_dims(a, 5)
np.squeeze([[[1, 2]]])
np.squeeze(np.zeros((1, 2, 1)), axis=2).shape
np.atleast_1d(3)
np.atleast_1d([1, 2])
np.atleast_1d(3, [4])
np.atleast_2d(3)
np.atleast_2d([1, 2])
np.atleast_3d([1, 2]).shape
np.atleast_3d(a).shape
np.broadcast_to([1, 2], (2, 2))
np.broadcast_shapes((2, 1), (1, 3))
np.concatenate([a, a])
np.concatenate([a, a], axis=1).shape
np.concatenate([a, a], axis=None).shape
np.concatenate([a, f]).dtype
np.concatenate(([1, 2], [3.5]))
np.concatenate([a, np.zeros(3)])
np.concatenate([a, np.zeros((2, 4))])
np.concatenate([np.float32(1), np.float32(2)])
np.concatenate([np.zeros(1, np.float32), np.zeros(1, np.int32)]).dtype
np.stack([a, a]).shape
np.stack([[1, 2], [3, 4]], axis=1)
np.stack([a, a[0]])
np.stack([np.zeros(2, np.float32)] * 3).dtype
np.vstack([[1, 2], [3, 4]])
np.hstack([[1, 2], [3]])
np.hstack([a, a]).shape
np.dstack([[1, 2], [3, 4]])
np.column_stack([[1, 2], [3, 4]])
np.append([1, 2], 3)
np.append(a, [[6, 7, 8]], axis=0)
np.split(np.arange(6), 3)
np.split(np.arange(5), [1, 3])
np.split(np.arange(5), 2)
np.array_split(np.arange(5), 2)
np.hsplit(a, 3)
np.vsplit(a, 2)
np.tile([1, 2], 2)
np.tile([1, 2], (2, 1))
np.repeat([1, 2], 2)
np.repeat(a, 2, axis=0)
np.repeat([1, 2], [2, 1])
np.flip([1, 2, 3])
np.flip(a, 0)
np.fliplr(a)
np.flipud(a)
np.rot90(a)
np.roll([1, 2, 3], 1)
np.roll(a, 1, axis=1)
np.triu(np.ones((3, 3)))
np.tril(np.ones((3, 3), int), -1)
np.triu(np.ones((1, 3, 3)), k=1)
np.triu(np.ones((2, 2, 2, 3))).shape
np.triu([1, 2, 3])
np.diag([1, 2])
np.diag(a)
np.diagonal(a)
np.trace([[1, 2], [3, 4]])
np.outer([1, 2], [3, 4])
np.dot([1, 2], [3, 4])
np.dot(a, [1, 0, 1])
np.dot(2, [1, 2])
np.dot(a, a.T)
np.matmul(a, a.T)
np.matmul(a, a)
np.matmul(np.zeros((2, 3, 4)), np.zeros((2, 4, 5))).shape
np.einsum('ij,kj->ik', a, a)
np.einsum('ij->ji', a)
np.einsum('bij,bjk->bik', np.zeros((2, 3, 4)), np.zeros((2, 4, 5))).shape
np.linalg.norm([3.0, 4.0])
np.linalg.inv(np.eye(2)).shape
np.meshgrid([1, 2], [3, 4, 5])
np.meshgrid(np.arange(2), np.arange(3), indexing='ij')
np.stack(np.meshgrid(np.arange(2), np.arange(3))).shape
np.pad([1, 2, 3], 1)
np.pad([1, 2, 3], (1, 2), 'constant', constant_values=9)
np.pad([1, 2, 3], 2, mode='reflect')
np.pad([1, 2, 3], 2, mode='symmetric')
np.pad([1, 2, 3], 4, mode='edge')
np.pad([1, 2, 3], 4, mode='wrap')
np.pad(a, ((1, 0), (0, 1)))
np.pad(a, ((0, 0), (1, 1)), 'reflect')
np.pad(a, ((0, 0), (1, 1)), mode='maximum').shape
np.pad(f, 1).dtype
np.pad(a, [(1, 1)])
np.pad([1, 2, 3], -1)
np.pad([1, 2, 3], 1, 'no_such')
np.take([4, 5, 6], [0, 2])
np.take(a, 1, axis=1)
np.size(a)
np.shape([[1, 2]])
np.ndim(3)
np.isscalar(3)
np.isscalar(a)
np.random.rand(2, 3).shape
np.random.rand(2).dtype
np.random.randn(2, 3).dtype
np.random.random((2, 2)).shape
np.random.uniform(0, 1, (2, 3)).shape
np.random.uniform(size=3).dtype
np.random.normal(0, 1, size=(10, 15)).dtype
np.random.normal(np.zeros(3), 1).shape
np.random.randint(0, 10, (2, 3)).dtype
np.random.randint(0, 255, (4, 4, 3), dtype=np.uint8).dtype
np.random.randint(5, size=3).shape
np.random.permutation(5).shape
np.random.permutation(a).shape
np.random.choice(5, 3).shape
np.random.choice([0.5, 1.5], size=(2, 2)).dtype
np.random.choice(4, 2, replace=False).dtype
np.random.default_rng(0).normal(size=(2, 3)).shape
np.random.default_rng().integers(0, 5, 4).dtype
np.random.default_rng(1).random((2, 2), dtype=np.float32).dtype
np.random.RandomState(0).rand(3).shape
np.random.beta(1, 1, 3).shape
np.random.seed(0)
isinstance(np.random.rand(), float)
torch.Tensor(a).dtype
torch.Tensor(a).shape
torch.Tensor(a.astype(np.uint8)).dtype
torch.Tensor(f)
torch.tensor(a).dtype
torch.tensor(f).dtype
torch.tensor(a.astype(np.float32)).dtype
torch.tensor(np.float32(3)).dtype
torch.tensor(np.float64(3)).dtype
torch.tensor(np.int32(3)).dtype
torch.tensor([np.float64(1)]).dtype
torch.tensor([np.float32(1)]).dtype
torch.tensor(a, dtype=torch.float32).dtype
torch.as_tensor(a).dtype
torch.as_tensor(f).shape
torch.from_numpy(f).dtype
torch.from_numpy(a).shape
torch.from_numpy(a / 255.0).dtype
torch.from_numpy(a.astype(np.uint8)).dtype
torch.from_numpy(a.astype(np.int32)).dtype
torch.from_numpy([1, 2])
torch.from_numpy(torch.zeros(2))
torch.FloatTensor(a).dtype
torch.LongTensor(a).dtype
torch.zeros(2).numpy().dtype
torch.zeros(2).numpy()
torch.zeros(2, dtype=torch.int64).numpy().dtype
torch.zeros(2, requires_grad=True).numpy()
torch.zeros(2, requires_grad=True).detach().numpy().shape
np.array(torch.zeros(2)).dtype
np.asarray(torch.zeros(2)).shape
np.array(torch.zeros(2, requires_grad=True))
np.array([torch.tensor(1.0), torch.tensor(2.0)]).shape
np.mean(torch.ones(2))
(torch.ones(2, 3) + a).dtype
(torch.ones(2, 3) + f).dtype
(torch.ones(2, 3) * f).shape
type(torch.ones(2, 3) * f).__name__
type(f * torch.ones(2, 3)).__name__
(a + torch.ones(2, 3)).dtype
torch.ones(2, 3) * np.float32(2)
(torch.ones(2, 3) * np.float64(2)).dtype
(np.float64(2) * torch.ones(2, 3)).dtype
type(np.float64(2) * torch.ones(2, 3)).__name__
(torch.ones(2) / np.int64(2)).dtype
torch.relu(f)
torch.cat([f, f])
torch.stack([a, a])
torch.matmul(f, f)
torch.nn.functional.relu(f)
torch.nn.ReLU()(f)
torch.nn.Linear(3, 2)(f)
torch.nn.Linear(3, 2)(f.astype(np.float32))
torch.nn.Linear(3, 2)(torch.from_numpy(f.astype(np.float32))).shape
torch.is_tensor(a)
torch.zeros(a.shape).shape
torch.zeros(np.int64(2), 3).shape
torch.zeros(*a.shape).shape
torch.zeros(tuple(np.array([2, 3]))).shape
torch.arange(6)[np.array([1, 2])]
torch.arange(6).reshape(2, 3)[:, np.array([0, 2])].shape
torch.arange(6)[np.int64(2)]
torch.ones(3)[np.array([True, False, True])].shape
torch.full((2,), np.float32(1.5)).dtype
torch.nn.Conv2d(np.int64(3), np.int64(4), np.int64(3)).weight.shape
torch.nn.Conv2d(3, int(np.round(4.4)), 3).weight.shape
torch.linspace(0, 1, 3).numpy().tolist()
torch.nn.Parameter(torch.from_numpy(f)).dtype
torch.nn.Parameter(torch.Tensor(a)).shape
torch.tensor([a, a]).shape
torch.tensor(np.array([a, a])).shape
torch.tensor(a.tolist()).dtype
torch.from_numpy(a).unsqueeze(0).float().shape
torch.from_numpy(a).type(torch.FloatTensor).dtype
torch.from_numpy(a[:, ::2].copy()).shape
[x.item() for x in np.linspace(0, 0.1, 3)]
[float(x) for x in np.linspace(0, 1, 3)]
np.array([1e10, 1.0])
np.array([1e-5, 1.0])
np.array([0.1, 0.25, 100.0])
np.array([1.0, np.nan, np.inf])
np.array([-1.5, 2.25])
np.array([1 / 3, 2 / 3])
np.array([1 / 3], np.float32)
np.array([[1.5, -2], [30, 4]])
np.zeros((2, 2, 2))
np.arange(24)
np.arange(30) * 1000
repr(np.array([1, 2]))
repr(np.array([1.0, 2.0], np.float32))
repr(np.array([True, False]))
repr(np.zeros((2, 0)))
repr(np.array([[1, 2], [3, 4]], np.int32))
str(np.array(5))
repr(np.array(5.0))
np.pi
np.inf
-np.inf
np.e
np.newaxis
np.nan
np.sum(a, bad=1)
np.ceil(7 / 2)
int(np.ceil(7 / 2))
int(np.log2(64))
np.log2(64).astype(int)
int(np.prod([2, 3]))
np.product([1, 2])
np.arange(6).reshape(2, 3).mean(axis=-1)
np.arange(12).reshape(3, 4)[1:, ::2]
np.array([4, 8]) // 4 * 2
list(np.array([4, 8]) * 2)
tuple(np.array([1, 2]))
sum(np.array([1, 2]))
max(np.array([1, 2]))
min(3, np.int64(2))
dict(zip('ab', np.array([1, 2])))
np.exceptions.AxisError.__name__
np.zeros(2, foo=1)
np.sum(a, foo=1)
np.add(a, 1, foo=1)
np.matmul(a, a.T, dtype=float)
np.median(f, 0, None, False, True)
np.max(a, 0, None, True)
np.any(a, 0, None, True)
np.ptp(a, 0, None, True)
np.diff(a, prepend=0)
np.einsum('ij->i', a, optimize=True)
np.add(a, 1, signature='ll->l')
np.median(f, axis=0, overwrite_input=True)
np.linalg.norm(f)
np.linalg.norm(a)
np.linalg.norm([3, 4])
np.linalg.norm(f, axis=1)
np.linalg.norm(f, axis=0, keepdims=True)
np.linalg.norm(f, axis=-1, keepdims=True).shape
np.linalg.norm(f, keepdims=True)
np.linalg.norm(np.array([3, 4], np.float32))
np.linalg.norm(f.astype(np.float32), axis=1)
np.linalg.norm(f[0], 1)
np.linalg.norm(f[0], ord=np.inf)
np.linalg.norm(f[0], 0)
np.linalg.norm(f, 1, axis=1)
np.linalg.norm(f, np.inf, axis=0)
np.linalg.norm(f, 3, axis=1)
np.linalg.norm(f, 'fro')
np.linalg.norm(f, axis=(0, 1))
np.linalg.norm(f[0], 'fro')
np.linalg.norm(f, 'no')
np.linalg.norm(f, axis=2)
np.linalg.norm(np.ones((2, 2, 2)), 2)
np.linalg.norm(np.ones((2, 2, 2)), axis=(1, 2))
np.linalg.norm(np.ones((2, 3, 4)), 2, axis=(1, 2)).shape
np.linalg.norm(np.array([0.1, 0.2]))
np.linalg.inv(np.eye(3))
np.linalg.inv(np.array([[2, 1], [1, 1]]))
np.linalg.inv(np.array([[2, 1], [1, 1]], np.float32)).dtype
np.linalg.inv(np.ones((2, 2)))
np.linalg.inv(f)
np.linalg.inv(f[0])
np.linalg.inv(np.eye(2, dtype=np.float16))
np.linalg.inv(np.tile(np.eye(2), (3, 1, 1))).shape
np.linalg.det(np.eye(2))
np.linalg.det(np.stack([np.eye(2), np.eye(2)]))
np.linalg.det(np.array([[1, 2], [3, 4]]))
np.linalg.det(f)
np.linalg.solve(np.array([[2, 1], [1, 1]]), [1, 2]).shape
np.linalg.solve(np.eye(2), np.ones((2, 3))).shape
np.linalg.pinv(f).shape
np.linalg.eigvalsh(np.eye(2)).shape
np.linalg.matmul(a, a.T)
np.linalg.outer([1, 2], [3, 4])
np.linalg.matrix_transpose(a).shape
np.linalg.norm(f, no=1)
np.linalg.inv(a, b=1)
np.linalg.LinAlgError.__name__
np.fill_diagonal(f, 1)
np.fill_diagonal(f[0], 1)
np.fill_diagonal(np.ones((2, 3, 2)), 1)
np.float_
np.int0
np.product([1, 2])
a.ptp()
np.no_such
a.no_such
"""

PROGRAMS = r"""
a += 1; print(a)
a += 1.5; print(a)
a *= 2; print(a)
a /= 2; print(a)
f /= 2; print(f)
f -= (1, 2, 3); print(f)
f -= [1, 2, 3]; print(f)
f += a; print(f)
a -= f; print(a)
g = f.astype(np.float32); g += 1.5; print(g.dtype, g)
g = f.astype(np.float32); g += f; print(g.dtype)
g = a.astype(np.uint8); g += 300; print(g)
g = a.astype(np.uint8); g -= 1.5; print(g)
b = np.zeros(3); b += np.ones((2, 3)); print(b)
f += np.ones(3); print(f)
a //= 2; print(a)
a **= 2; print(a)
a[0] = 9; print(a)
a[0, 1] = 9; print(a)
a[:, 1] = [7, 8]; print(a)
a[a > 2] = 0; print(a)
a[0] = 1.9; print(a)
f[0] = 1.9; print(f)
a[[0, 1], [0, 2]] = 5; print(a)
a[...] = 3; print(a)
a[5] = 1
a.fill(4); print(a)
b = a; b[0] = 5; print(a)
b = a.copy(); b[0] = 5; print(a)
b = np.array([3, 1, 2]); b.sort(); print(b)
b = a.T; print(b.shape, b.flags is not None)
x, y = a; print(x, y)
x, y = np.array([1, 2]); print(x + y, type(x).__name__)
for i, row in enumerate(a): print(i, row)
for v in np.linspace(0, 1, 3): print(v)
print(*np.arange(3))
print([int(v) for v in np.linspace(64, 256, 4)])
w, c = np.unique([8, 16, 8], return_counts=True); print(round(w[0] / 8), c)
print(tuple(int(v) for v in (np.atleast_1d(3) - 1) / 2 * np.atleast_1d(1)))
t = torch.from_numpy(f); t += 1; print(t.dtype, t.shape)
t = torch.zeros(2, 3); t += f; print(t.dtype)
t = torch.zeros(2, 3); t[0] = torch.from_numpy(f[0]); print(t.dtype, t)
t = torch.zeros(3); t[:] = np.array([1., 2., 3.]); print(t.dtype)
m = torch.nn.Conv2d(3, 4, 3); m(np.zeros((1, 3, 8, 8), np.float32))
m = torch.nn.Conv2d(3, 4, 3); print(m(torch.from_numpy(np.zeros((1, 3, 8, 8), np.float32))).shape)
m = torch.nn.BatchNorm2d(3); m(np.zeros((1, 3, 8, 8), np.float32))
m = torch.nn.MaxPool2d(2); m(np.zeros((1, 3, 8, 8), np.float32))
m = torch.nn.LSTM(3, 4); m(np.zeros((5, 3), np.float32))
img = np.zeros((20, 30, 3), np.uint8); img = img.transpose(2, 0, 1) / 255.; print(img.dtype, torch.Tensor(img[np.newaxis]).dtype)
img = np.zeros((20, 30, 3), np.float32); img = (img / 255 - [0.485, 0.456, 0.406]) / [0.229, 0.224, 0.225]; print(img.dtype, img.shape)
img = np.zeros((20, 30, 3), np.float32); img -= (123., 117., 104.); print(img.dtype)
img = np.zeros((20, 30, 3), np.uint8); img -= (123., 117., 104.)
img = np.zeros((4, 5, 3), np.uint8)[:, :, ::-1]; print(torch.from_numpy(np.ascontiguousarray(img)).shape)
print(hasattr(a, 'unsqueeze'), hasattr(a, 'shape'), hasattr(np, 'int'), hasattr(np, 'pad'))
print(getattr(a, 'device', None), type(a), type(a.shape).__name__)
import numpy.random as npr; print(npr.randn(2).shape)
from numpy import pi, array; print(pi, array([1]).dtype)
from numpy import no_such
import numpy.no_such
import numpy.linalg as la; print(la.norm is not None)
try: np.zeros((2, 3)).reshape(4)
except ValueError as e: print(e)
b = np.zeros((2, 3)); r = np.add(f, 1, out=b); print(b, r is b)
b = np.zeros((2, 3), int); np.add(a, 1, b); print(b)
b = np.zeros(3); r = np.sum(f, axis=0, out=b); print(b, r is b)
b = np.zeros(3); r = f.sum(axis=0, out=b); print(b, r is b)
b = np.zeros((4, 3)); np.concatenate([f, f], out=b); print(b[3])
b = np.zeros((2, 3)); np.sqrt(f * f, out=b); print(b)
b = np.zeros((2, 3)); np.add(a, 1, out=b); print(b.shape, b)
try: np.random.rand(foo=1)
except TypeError as e: print(e)
print(np.random.default_rng(0).random(3, out=np.zeros(3)).shape)
b = np.zeros((3, 3), int); np.fill_diagonal(b, 5); print(b)
b = np.zeros((2, 3)); np.fill_diagonal(b, 1.5); print(b)
b = np.zeros((5, 2)); np.fill_diagonal(b, 1); print(b)
b = np.zeros((5, 2)); np.fill_diagonal(b, 1, wrap=True); print(b)
b = np.zeros((3, 3), int); np.fill_diagonal(b, [1, 2]); print(b)
b = np.zeros((2, 2), int); np.fill_diagonal(b, 1.7); print(b)
b = np.zeros((2, 2, 2)); np.fill_diagonal(b, 3); print(b)
b = np.zeros((2, 2)); np.fill_diagonal(b[:, ::-1], 3); print(b.shape)
b = np.ones((2, 2), bool); np.fill_diagonal(b, False); print(b)
b = np.zeros((2, 2)); np.fill_diagonal(b, np.nan); print(b)
try: np.linalg.inv(f)
except np.linalg.LinAlgError as e: print(e)
try: np.linalg.det(f)
except ValueError as e: print(type(e).__name__, e)
b = np.zeros((2, 2)); np.fill_diagonal(b, np.random.rand()); print(b.shape, b[0, 1] == 0)
"""
