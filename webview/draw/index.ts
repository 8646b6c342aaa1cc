export { SvgScene } from './svg-scene';
