import { neighbours } from './neighbours';
import { nnModules } from './nn';
import { torchModules } from './tensors';
import type { NativeModule } from './vm';

/** Every module of torch that a model can import. */
export function modelModules(): readonly NativeModule[] {
  return [...torchModules(), ...nnModules(), ...neighbours()];
}
