export * from './__testUtils__';
