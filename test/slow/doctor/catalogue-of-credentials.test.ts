import { testScenes } from '../../doctor/catalogue.ts';
import { SCENES } from '../../doctor/scenes/index.ts';

testScenes(SCENES.credentials);
