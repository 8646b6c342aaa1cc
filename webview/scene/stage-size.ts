/** The room for a picture, in CSS pixels. */
export interface StageSize {
  readonly width: number;
  readonly height: number;
}
