using System.Net.Http.Headers;
using Inbox.Testing;
using Inbox.Web.Media;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Media;

/// <summary>An app that fetches from a stand-in for Meta's media hosts.</summary>
public sealed class MediaFixture(DatabaseFixture databases) : IAsyncLifetime
{
    private string database = "";

    public InboxApp App { get; private set; } = null!;

    public MediaHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        database = await databases.Databases.CloneAsync();
        Host = await MediaHost.StartAsync();
        App = InboxApp.Start(
            database, null, ("Files:TrustedOrigins", Host.Origin), ("Files:FetchWithin", "00:00:10"), ("Files:Hosts", "localhost"),
            ("Files:MaximumPixels", "1000000"));
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Host.DisposeAsync();
        await databases.Databases.DropAsync(database);
    }

    /// <summary>A person sends a picture under this link; the file once it is no longer being fetched, or while it is.</summary>
    public async Task<(TestOrganization Organization, StoredFile File, Guid Conversation)> ReceiveAsync(string url, bool isWaiting = false)
    {
        var organization = await TestOrganization.CreateAsync(App);
        await App.ReceiveAsync(Payload.Picture(organization.PageId, TestOrganization.NextId(), url));
        await Eventually.TrueAsync(async () => isWaiting || (await FileAsync(organization)).State != StoredFileState.Waiting);
        var conversation = await App.WithDbAsync(organization.Id, db => db.Conversations.Select(c => c.Id).SingleAsync());
        return (organization, await FileAsync(organization), conversation);
    }

    public Task<StoredFile> FileAsync(TestOrganization organization) =>
        App.WithDbAsync(organization.Id, db => db.StoredFiles.AsNoTracking().OrderBy(f => f.CreatedAt).FirstAsync());

    public static MultipartFormDataContent Form(byte[] bytes, string name, string contentType = "image/png")
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        return new MultipartFormDataContent { { file, "file", name } };
    }
}
