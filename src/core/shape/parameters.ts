import type { ConvFunctionType, ConvType, LazyConvType } from './config';

/** One parameter of a torch constructor or function. */
export interface LayerParameter {
  readonly name: string;
  readonly required: boolean;
}

function parameters(required: string, optional: string): readonly LayerParameter[] {
  return [...names(required).map(name => ({ name, required: true })), ...names(optional).map(name => ({ name, required: false }))];
}

function names(list: string): readonly string[] {
  return list.split(' ');
}

const FACTORY = 'device dtype';
const CONV = `stride padding dilation groups bias padding_mode ${FACTORY}`;
const TRANSPOSED = `stride padding output_padding groups bias dilation padding_mode ${FACTORY}`;

const conv = parameters('in_channels out_channels kernel_size', CONV);
const transposed = parameters('in_channels out_channels kernel_size', TRANSPOSED);
const lazyConv = parameters('out_channels kernel_size', CONV);
const lazyTransposed = parameters('out_channels kernel_size', TRANSPOSED);
const convFunction = parameters('input weight', 'bias stride padding dilation groups');
const transposedFunction = parameters('input weight', 'bias stride padding output_padding groups dilation');

/** torch's parameters in positional order, without `self` (torch.nn.modules.conv, torch.nn.functional). */
export const convParameters: Readonly<Record<ConvType | LazyConvType | ConvFunctionType, readonly LayerParameter[]>> = {
  Conv1d: conv,
  Conv2d: conv,
  Conv3d: conv,
  ConvTranspose1d: transposed,
  ConvTranspose2d: transposed,
  ConvTranspose3d: transposed,
  LazyConv1d: lazyConv,
  LazyConv2d: lazyConv,
  LazyConv3d: lazyConv,
  LazyConvTranspose1d: lazyTransposed,
  LazyConvTranspose2d: lazyTransposed,
  LazyConvTranspose3d: lazyTransposed,
  conv1d: convFunction,
  conv2d: convFunction,
  conv3d: convFunction,
  conv_transpose1d: transposedFunction,
  conv_transpose2d: transposedFunction,
  conv_transpose3d: transposedFunction,
};
