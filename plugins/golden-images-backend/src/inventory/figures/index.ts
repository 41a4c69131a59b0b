export * from './baseOf';
export * from './FigureStore';
export * from './outdateFigures';
