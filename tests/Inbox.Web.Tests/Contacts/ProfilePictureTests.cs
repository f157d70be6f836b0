using System.Text.Json;
using Inbox.Testing;
using Inbox.Web.Media;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Contacts;

/// <summary>A contact's picture is kept here, since Meta's link to it dies.</summary>
public sealed class ProfilePictureTests(DatabaseFixture databases)
{
    [Fact]
    public async Task The_picture_of_a_contact_is_kept_and_shown_and_a_new_one_takes_its_place()
    {
        var database = await databases.Databases.CloneAsync();
        await using var host = await MediaHost.StartAsync();
        using var graph = new GraphApiStub();
        var clock = new MovableClock();
        await using (var app = InboxApp.Start(
            database,
            services =>
            {
                graph.Install(services);
                services.AddSingleton<TimeProvider>(clock);
            },
            ("Files:TrustedOrigins", host.Origin)))
        {
            var organization = await TestOrganization.CreateAsync(app);
            var person = TestOrganization.NextId();
            Answer(graph, person, host.Put(SamplePictures.Sofa, "image/png"));
            await app.ReceiveAsync(Payload.Text(organization.PageId, person, "Hello"));
            await Eventually.TrueAsync(async () => await PictureAsync(app, organization) is not null);
            var first = await PictureAsync(app, organization);

            using var browser = await organization.SignInAsync();
            var page = await browser.GetPageAsync("/inbox");
            Assert.Equal($"/files/{first}/thumbnail", page.QuerySelector(".conversation-row .avatar img")!.GetAttribute("src"));

            Answer(graph, person, host.Put(SamplePictures.Sofa, "image/png"));
            clock.Move(TimeSpan.FromDays(8));
            await Eventually.TrueAsync(async () => await PictureAsync(app, organization) != first);

            Assert.Equal(
                StoredFileState.Erased, await app.WithDbAsync(
                    organization.Id, db => db.StoredFiles.Where(f => f.Id == first).Select(f => f.State).SingleAsync()));
        }

        await databases.Databases.DropAsync(database);
    }

    private static void Answer(GraphApiStub graph, string person, string picture) =>
        graph.Answer(person, JsonSerializer.Serialize(new { id = person, first_name = "Ada", last_name = "Byron", profile_pic = picture }));

    private static Task<Guid?> PictureAsync(InboxApp app, TestOrganization organization) =>
        app.WithDbAsync(organization.Id, db => db.Contacts.Select(c => c.PictureFileId).SingleAsync());
}
