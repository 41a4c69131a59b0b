export * from './readYaml';
export * from './YamlDocument';
export * from './YamlProblem';
