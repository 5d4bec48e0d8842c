export interface TeamsTable {
  court_id: string;
  team_id: string;
  name: string;
}
