export { demoCiPlugin } from './demoCiPlugin';
