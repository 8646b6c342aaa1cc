/**
 * Packages on the search path that are not followed: they are present, and every attribute of theirs is unknown. Reading them would cost
 * time and give nothing, because what they do does not decide a model's shapes, or because most of it is compiled. All other packages
 * are followed, except those that are part of ConvLens (`core/torch`, `core/python/stdlib`).
 */
export const OPAQUE: Readonly<Record<string, string>> = {
  'tables and arrays': 'pandas pyarrow polars dask xarray scipy sympy networkx cupy numexpr zarr h5py lmdb',
  'plots': 'matplotlib mpl_toolkits pylab seaborn plotly bokeh altair',
  'images and video': 'cv2 PIL skimage imageio moviepy av decord albumentations imgaug pycocotools open3d trimesh',
  'sound': 'librosa soundfile _soundfile audioread soxr resampy pyworld pesq pystoi sounddevice',
  'text': 'tokenizers sentencepiece regex ftfy nltk spacy jieba',
  'learning without torch': 'sklearn tensorflow keras jax jaxlib flax mxnet xgboost lightgbm joblib numba llvmlite',
  'kernels': 'triton xformers flash_attn apex deepspeed bitsandbytes cupyx pycuda tensorrt onnx onnxruntime faiss',
  'logs': 'tensorboard tensorboardX wandb mlflow comet_ml neptune clearml visdom rich colorama termcolor loguru',
  'network': 'requests urllib3 httpx aiohttp boto3 botocore google grpc ray fastapi flask gradio streamlit openai',
  'tools': 'ruamel setuptools pip pkg_resources pytest _pytest IPython ipykernel jupyter_core psutil pydantic pydantic_core pydevd_plugins',
};

const opaque: ReadonlySet<string> = new Set(Object.values(OPAQUE).flatMap(names => names.split(' ')));

/** Why nothing is read from the package that contains this module; null if it is followed. */
export function whyNotFollowed(module: string): string | null {
  const [root = module] = module.split('.');
  return opaque.has(root) ? `\`${root}\` is not followed` : null;
}
