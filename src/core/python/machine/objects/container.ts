import type { Unknown } from '../../data';

/** A container whose contents may not be completely known: a failed lookup is then unknown too. */
export interface Container {
  /** Why it may contain more or other items; usually null. */
  open: Unknown | null;
  /** The package whose modules may still add to it when they are imported; null unless it was created while a module was imported. */
  home: string | null;
}
