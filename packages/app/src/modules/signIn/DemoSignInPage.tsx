import { useState } from 'react';
import {
  Content,
  Header,
  InfoCard,
  Page,
  ProxiedSignInPage,
} from '@backstage/core-components';
import {
  configApiRef,
  useApi,
  type SignInPageProps,
} from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { forgettingOnSignOut, remembered, remember } from './choice';
import { VISITORS } from './visitors';

/** Lets a visitor of the demo choose who to be: some decisions take two people. */
export function DemoSignInPage({ onSignInSuccess }: SignInPageProps) {
  const title = useApi(configApiRef).getOptionalString('app.title');
  const [choice, setChoice] = useState(remembered);
  if (choice) {
    return (
      <ProxiedSignInPage
        {...(choice === 'guest'
          ? { provider: 'guest' }
          : { provider: 'visitor', headers: { 'x-demo-visitor': choice } })}
        onSignInSuccess={identity =>
          onSignInSuccess(forgettingOnSignOut(identity))
        }
      />
    );
  }
  const enter = (name: string) => {
    remember(name);
    setChoice(name);
  };
  return (
    <Page themeId="home">
      <Header title={title ?? 'Developer portal'} />
      <Content>
        <Typography variant="h2" gutterBottom>
          Who would you like to be?
        </Typography>
        <Typography paragraph>
          This is a demo: there is no password. Sign out in the settings to be
          somebody else.
        </Typography>
        <Grid container spacing={2}>
          <Grid item xs={12} sm={6} md={4}>
            <InfoCard
              title="Guest"
              subheader="Storefront and Platform"
              variant="gridItem"
              actions={
                <Button
                  color="primary"
                  variant="outlined"
                  onClick={() => enter('guest')}
                >
                  Enter
                </Button>
              }
            >
              <Typography>Look around as a bit of everybody.</Typography>
            </InfoCard>
          </Grid>
          {VISITORS.map(visitor => (
            <Grid item xs={12} sm={6} md={4} key={visitor.name}>
              <InfoCard
                title={visitor.title}
                subheader={visitor.person}
                variant="gridItem"
                actions={
                  <Button
                    color="primary"
                    variant="outlined"
                    onClick={() => enter(visitor.name)}
                  >
                    Enter as {visitor.title.toLowerCase()}
                  </Button>
                }
              >
                <Typography>{visitor.about}</Typography>
              </InfoCard>
            </Grid>
          ))}
        </Grid>
      </Content>
    </Page>
  );
}
