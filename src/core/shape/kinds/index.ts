/** The kinds of layers: one table, one file for each kind. */
export type {
  LayerKind,
  LayerRepair,
  SettingValue,
  SizeField,
  SlidingSizes,
  SummaryPart,
  SummaryWord,
  VariedSetting,
  Weights,
} from './kind';
export { settingOf } from './setting';
export { kindNamed, kindNames, kindOf, kindOfType, type KindName, type LayerConfig, type LayerType } from './table';
