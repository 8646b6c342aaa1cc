export { beside } from './beside';
export { configuration } from './configuration';
export { formula } from './formula';
export { header } from './header';
export { numbers } from './numbers';
export { stage } from './stage';
export { states } from './states';
export { PICTURE_ID, tabs } from './tabs';
export { transport } from './transport';
