import { testScenes } from './catalogue.ts';
import { SCENES } from './scenes/index.ts';

testScenes(SCENES.credentials);
