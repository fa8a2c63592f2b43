/*
 * Query parameters that say where a click came from, not which article is meant. Taken from the publishers'
 * and platforms' own addresses; a new one is a word in one of these lists.
 */

/** Never part of an article's address, whatever their value. Lower case; the reading ignores case. */
const ALWAYS = `
  fbclid fb_action_ids fb_action_types fb_source fb_ref gclid gclsrc gbraid wbraid dclid gad_source gad_campaignid
  srsltid msclkid yclid twclid ttclid li_fat_id rdt_cid sccid igsh igshid epik wickedid irclickid vmcid
  mc_cid mc_eid mkt_tok ck_subscriber_id nr_email_referer oly_enc_id oly_anon_id ml_subscriber ml_subscriber_hash
  vero_id vero_conv sc_cid s_cid s_kwcid ef_id dm_i trk trkcampaign hss_channel
  _ga _gl _gid _ke _openstat gs_l ref referrer referer ref_src ref_url ref_ reflink refsrc sref srnd
  cmp cmpid dcmp icid intcid intcmp ncid ocid cvid xtor xtref wt_mc wt_zmc wprss itid
  smid smtyp emc partner te nl referringsource ito ftag taid feedtype feedname feed_id rss
  guccounter guce_referrer guce_referrer_sig soc_src soc_trk .tsrc traffic_source leadsource sr_share
  __source __twitter_impression maca ssm ana s_campaign campaign_id instance_id segment_id spm
  amp outputtype shared share_id sharetype spref tpcc utmsource eref rssfeed fromrss wpsrc
`;

/** The beginnings of families of them. */
const FAMILIES = `
  utm_ at_ ns_ hsa_ _hs __hs mtm_ matomo_ pk_ piwik_ elq guce syn- amp_ stm_ itm_ ic_ mkt_ pd_rd_ cx_ wt.
`;

/** Ordinary words that are trackers only with a value such as those below. */
const SOMETIMES =
  'src source from via mod medium campaign origin output siteid cid tid channel share feed mbid';
const TELLING =
  /rss|feed|twitter|facebook|whatsapp|linkedin|reddit|newsletter|social|syndicat|^(?:amp|home|homepage|front|email|mail|share|fb|tw|1)$/i;
/** Of those above whose value 1 says nothing: a page or an article may be numbered so. */
const COUNTED = /^(?:src|source|from|cid|tid|channel|siteid|mod|feed)$/i;

const words = (list: string) => list.trim().split(/\s+/);
const always = new Set(words(ALWAYS));
const sometimes = new Set(words(SOMETIMES));
const families = words(FAMILIES);

/** Whether a query parameter only tells where a reader came from. */
export function isTracker(name: string, value: string): boolean {
  const key = name.toLowerCase();
  if (always.has(key) || families.some((beginning) => key.startsWith(beginning))) return true;
  return sometimes.has(key) && TELLING.test(value) && !(value === '1' && COUNTED.test(key));
}
