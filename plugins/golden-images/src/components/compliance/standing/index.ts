export { AdoptionFigure } from './AdoptionFigure';
export { ChangeText } from './ChangeText';
export { DeadlineList } from './DeadlineList';
export { NonGoldenLinks } from './NonGoldenLinks';
export { ReleasesInUseLink } from './ReleasesInUseLink';
export { RowsLink, type Rows } from './RowsLink';
export { UnknownLink } from './UnknownLink';
