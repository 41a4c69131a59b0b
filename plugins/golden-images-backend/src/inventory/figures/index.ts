export * from './baseOf';
export * from './FigureStore';
export * from './moves';
export * from './outdateFigures';
