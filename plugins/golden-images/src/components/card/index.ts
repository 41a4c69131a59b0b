export { HeaderAction } from './HeaderAction';
export { TitledCard } from './TitledCard';
