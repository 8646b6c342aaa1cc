import { createPanel } from './panel';
import { registerControls } from './ui';

registerControls();
createPanel(document.getElementById('app') ?? document.body);
