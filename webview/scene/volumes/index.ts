export { volumesScene, type VolumesInput } from './volumes-scene';
