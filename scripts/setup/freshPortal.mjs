import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';

const SCOPE = '@image-governance/plugin-';
const LEGACY = `${SCOPE}golden-images/legacy`;

/**
 * What a portal of Backstage 1.55 cannot be installed without, whatever is added to it: the newest
 * version that its ranges allow needs newer defaults of the backend, and ends its start.
 */
const PORTAL_PINS = { '@backstage/plugin-signals-backend': '0.3.19' };

/** Fields for software templates. */
const FIELDS = [
  'GoldenImagePickerFieldExtension',
  'GoldenPackagePickerFieldExtension',
  'GoldenTierPreviewFieldExtension',
];

/**
 * Does to a portal that create-app made what README.md says under "Add it to your portal".
 *
 * @param tarballs - file of each package, by its name
 * @throws Error when the portal has no place for an edit, since the template has changed
 */
export function followReadme(portal, tarballs, { legacy }) {
  const file = (...path) => join(portal, 'packages', ...path);
  install(portal, tarballs);
  edit(file('backend', 'src', 'index.ts'), {
    'backend.start();': `backend.add(import('${SCOPE}golden-images-backend'));
backend.add(import('${SCOPE}catalog-backend-module-golden-images'));
backend.add(import('${SCOPE}scaffolder-backend-module-golden-images'));
$&`,
  });
  if (!legacy) {
    // `app.packages: all` of the template finds the plugin.
    return;
  }
  const src = (...path) => file('app', 'src', ...path);
  const imports = names => `import { ${names} } from '${LEGACY}';\n$&`;
  edit(src('App.tsx'), {
    import: `import { ScaffolderFieldExtensions } from '@backstage/plugin-scaffolder-react';\n${imports(
      ['GoldenImagesPage', ...FIELDS].join(', '),
    )}`,
    '<Route path="/create" element={<ScaffolderPage />} />': `<Route path="/create" element={<ScaffolderPage />}>
      <ScaffolderFieldExtensions>
${FIELDS.map(field => `        <${field} />`).join('\n')}
      </ScaffolderFieldExtensions>
    </Route>`,
    '  </FlatRoutes>':
      '    <Route path="/golden-images" element={<GoldenImagesPage />} />\n$&',
  });
  edit(src('components', 'catalog', 'EntityPage.tsx'), {
    import: imports(
      'EntityGoldenImageCard, EntityGoldenImagesContent, EntityGoldenImagesScopeCard, EntityGoldenImageTrackCard, isGoldenImageTrack',
    ),
    '    <Grid item md={4} xs={12}>\n      <EntityLinksCard />': `    <EntitySwitch>
      <EntitySwitch.Case if={isGoldenImageTrack}>
        <Grid item md={6} xs={12}>
          <EntityGoldenImageTrackCard />
        </Grid>
      </EntitySwitch.Case>
      <EntitySwitch.Case if={isKind('component')}>
        <Grid item md={6} xs={12}>
          <EntityGoldenImageCard />
        </Grid>
      </EntitySwitch.Case>
    </EntitySwitch>\n$&`,
    '        <Grid item xs={12} md={6}>\n          <EntityMembersListCard />': `        <Grid item md={6} xs={12}>
          <EntityGoldenImagesScopeCard />
        </Grid>\n$&`,
    '    <EntityLayout.Route path="/ci-cd"': `    <EntityLayout.Route path="/golden-images" title="Golden images">
      <EntityGoldenImagesContent />
    </EntityLayout.Route>\n$&`,
  });
  edit(src('components', 'Root', 'Root.tsx'), {
    import: `import VerifiedUserIcon from '@material-ui/icons/VerifiedUser';\n$&`,
    '        <SidebarItem icon={ExtensionIcon}':
      '        <SidebarItem icon={VerifiedUserIcon} to="golden-images" text="Golden Images" />\n$&',
  });
}

/** What `yarn add` does, with tarballs in the place of a registry's packages, and with this repository's pins. */
function install(portal, tarballs) {
  const pins = readJson(join(root, 'package.json')).resolutions;
  const files = Object.fromEntries(
    Object.entries(tarballs).map(([name, path]) => [name, `file:${path}`]),
  );
  const change = (path, key, values) => {
    const json = readJson(path);
    json[key] = { ...json[key], ...values };
    writeFileSync(path, `${JSON.stringify(json, null, 2)}\n`);
  };
  const wanted = (...names) =>
    Object.fromEntries(names.map(name => [SCOPE + name, files[SCOPE + name]]));
  change(join(portal, 'package.json'), 'resolutions', {
    ...pins,
    ...PORTAL_PINS,
    ...files,
  });
  change(
    join(portal, 'packages', 'backend', 'package.json'),
    'dependencies',
    wanted(
      'golden-images-backend',
      'catalog-backend-module-golden-images',
      'scaffolder-backend-module-golden-images',
    ),
  );
  change(
    join(portal, 'packages', 'app', 'package.json'),
    'dependencies',
    wanted('golden-images'),
  );
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Replaces each text wherever it stands (`import` only where it is first); `$&` is the text itself. */
function edit(path, replacements) {
  let content = readFileSync(path, 'utf8');
  for (const [text, replacement] of Object.entries(replacements)) {
    if (!content.includes(text)) {
      throw new Error(`${path} has no "${text}"`);
    }
    const by = replacement.replace('$&', () => text);
    content =
      text === 'import'
        ? content.replace(text, () => by)
        : content.replaceAll(text, () => by);
  }
  writeFileSync(path, content);
}
