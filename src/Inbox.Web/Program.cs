using Inbox.Web;
using Inbox.Web.Accounts;
using Inbox.Web.Api;
using Inbox.Web.Audit;
using Inbox.Web.Channels;
using Inbox.Web.Connecting;
using Inbox.Web.ContactBulkActs;
using Inbox.Web.ContactDirectory;
using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Demo;
using Inbox.Web.Erasure;
using Inbox.Web.Exporting;
using Inbox.Web.History;
using Inbox.Web.Http;
using Inbox.Web.Importing;
using Inbox.Web.Lists;
using Inbox.Web.Live;
using Inbox.Web.Media;
using Inbox.Web.Merging;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Inbox.Web.Receiving;
using Inbox.Web.Replies;
using Inbox.Web.Retention;
using Inbox.Web.SavedReplies;
using Inbox.Web.Search;
using Inbox.Web.Sending;
using Inbox.Web.Simulation;
using Inbox.Web.Staff;
using Inbox.Web.Tenancy;
using Inbox.Web.Threads;
using Inbox.Web.Triage;
using Inbox.Web.Views;
using Inbox.Web.Webhooks;

var builder = WebApplication.CreateBuilder(args);
builder.AddLogs().AddHttp().AddData().AddTenancy().AddOrganizations().AddAccounts().AddAudit().AddMedia().AddLive().AddChannels()
    .AddConnecting().AddContacts().AddConversations().AddReceiving().AddLists().AddTriage().AddSending().AddReplies().AddThreads()
    .AddContactDirectory().AddExporting().AddMerging().AddErasure().AddImporting().AddContactBulkActs().AddRetention().AddApi().AddStaff()
    .AddSavedReplies().AddHistory().AddSearch().AddMeta().AddWebhooks().AddViews().AddSimulation().AddDemo();
var app = builder.Build();
if (await Commands.TryRunAsync(app, args) is { } exitCode)
{
    return exitCode;
}

app.UseForwardedHeaders().UseRequestLogs();
app.UseErrorPages();
app.UseSecurityHeaders().UseHsts().UseResponseCompression();
app.UseForms().UseRouting().UseMiddleware<SameOriginMiddleware>();
app.UseAuthentication().UseMiddleware<OrganizationMiddleware>();
app.UseRequestLocalization().UseAuthorization();
app.MapStaticAssets().KeepFonts().AllowAnonymous();
app.MapOpenApi().AllowAnonymous();
app.MapHealth();
app.MapSimulation();
app.MapControllers().WithStaticAssets();
return await app.RunServerAsync();
