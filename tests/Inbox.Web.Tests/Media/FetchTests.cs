using System.Net;
using Inbox.Testing;
using Inbox.Web.Files;
using Inbox.Web.Media;
using Inbox.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Media;

/// <summary>What people send is fetched and kept; what only looks like it is refused, and the message stands without.</summary>
public sealed class FetchTests(MediaFixture fixture) : IClassFixture<MediaFixture>
{
    [Fact]
    public async Task A_picture_is_kept_and_shown_small_with_its_size()
    {
        var (organization, file, conversation) = await fixture.ReceiveAsync(fixture.Host.Put(SamplePictures.Sofa, "image/png"));
        using var browser = await organization.SignInAsync();

        var page = await browser.GetPageAsync($"/conversations/{conversation}");

        Assert.Equal((StoredFileState.Stored, "image/png", SamplePictures.Sofa.Length), (file.State, file.ContentType, (int)file.Length));
        Assert.Null(file.SourceUrl);
        var link = page.QuerySelector(".message a.picture")!;
        var picture = link.QuerySelector("img")!;
        Assert.Equal(($"/files/{file.Id}", "_blank"), (link.GetAttribute("href"), link.GetAttribute("target")));
        Assert.True(int.Parse(picture.GetAttribute("width")!, null) > 0 && int.Parse(picture.GetAttribute("height")!, null) > 0);
        using var thumbnail = await browser.GetAsync(picture.GetAttribute("src"));
        Assert.Equal("image/webp", thumbnail.Content.Headers.ContentType!.MediaType);
        Assert.Equal(SamplePictures.Sofa, await browser.GetByteArrayAsync($"/files/{file.Id}"));
        var api = await browser.GetJsonAsync($"/api/conversations/{conversation}/messages");
        Assert.Equal($"/files/{file.Id}", api[0].GetProperty("attachments")[0].GetProperty("fileUrl").GetString());
    }

    [Fact]
    public async Task A_link_that_redirects_elsewhere_is_refused()
    {
        var inside = fixture.App.Address;
        var (organization, file, conversation) = await fixture.ReceiveAsync(fixture.Host.Put(context =>
        {
            context.Response.Redirect($"{inside}health/live");
            return Task.CompletedTask;
        }));

        Assert.Equal((StoredFileState.Refused, FileRefusal.ForeignAddress), (file.State, file.Refusal));
        using var browser = await organization.SignInAsync();
        var page = await browser.GetPageAsync($"/conversations/{conversation}");
        Assert.Contains(
            "its link does not lead to Meta", page.QuerySelector(".message .file--gone")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_redirects_among_Metas_hosts_is_followed()
    {
        var picture = fixture.Host.Put(SamplePictures.Sofa, "image/png");

        var (_, file, _) = await fixture.ReceiveAsync(fixture.Host.Put(context =>
        {
            context.Response.Redirect(picture);
            return Task.CompletedTask;
        }));

        Assert.Equal(StoredFileState.Stored, file.State);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("https://localhost/")]
    public async Task A_link_that_points_inside_is_refused(string url)
    {
        var (_, file, _) = await fixture.ReceiveAsync(url);

        Assert.Equal((StoredFileState.Refused, FileRefusal.ForeignAddress), (file.State, file.Refusal));
    }

    [Fact]
    public async Task A_link_that_lies_about_its_type_is_refused()
    {
        var (_, file, _) = await fixture.ReceiveAsync(fixture.Host.Put("<html><script>alert(1)</script>"u8.ToArray(), "image/png"));
        Assert.Equal((StoredFileState.Refused, FileRefusal.UnknownType), (file.State, file.Refusal));

        (_, file, _) = await fixture.ReceiveAsync(fixture.Host.Put("URL signature expired"u8.ToArray(), "image/png"));
        Assert.Equal((StoredFileState.Refused, FileRefusal.NotAsNamed), (file.State, file.Refusal));

        (_, file, _) = await fixture.ReceiveAsync(fixture.Host.Put(
            context => context.Response.Body.WriteAsync("URL signature expired"u8.ToArray()).AsTask()));
        Assert.Equal((StoredFileState.Refused, FileRefusal.NotAsNamed), (file.State, file.Refusal));

        (_, file, _) = await fixture.ReceiveAsync(fixture.Host.Put("URL signature expired"u8.ToArray(), "text/plain"));
        Assert.Equal((StoredFileState.Refused, FileRefusal.NotAsNamed), (file.State, file.Refusal));
    }

    [Fact]
    public async Task A_text_is_kept_where_its_link_or_its_host_calls_it_one()
    {
        var (_, file, _) = await fixture.ReceiveAsync(fixture.Host.Put("Sofa;2"u8.ToArray(), "text/plain", "order.csv"));

        Assert.Equal((StoredFileState.Stored, "text/plain"), (file.State, file.ContentType));
    }

    [Fact]
    public async Task A_file_that_its_host_calls_wrongly_is_kept_as_what_it_is()
    {
        var (_, file, _) = await fixture.ReceiveAsync(fixture.Host.Put(SamplePictures.Pdf, "image/png"));

        Assert.Equal((StoredFileState.Stored, "application/pdf"), (file.State, file.ContentType));
    }

    [Theory]
    [InlineData("attachment; filename=\"Größe صورة.png\"", "Größe صورة.png")]
    [InlineData("attachment; filename*=UTF-8''Gr%C3%B6%C3%9Fe.png", "Größe.png")]
    [InlineData("attachment; filename=\"IMG_0001.HEIC\"", "IMG_0001.png")]
    public async Task A_name_survives_as_it_was_written(string disposition, string name)
    {
        var (_, file, _) = await fixture.ReceiveAsync(fixture.Host.Put(async context =>
        {
            context.Response.Headers.ContentDisposition = disposition;
            context.Response.ContentType = "image/png";
            await context.Response.Body.WriteAsync(SamplePictures.Sofa);
        }));

        Assert.Equal((StoredFileState.Stored, name), (file.State, file.Name));
    }

    [Fact]
    public async Task A_picture_that_ends_too_early_is_not_kept_as_a_good_one()
    {
        var half = SamplePictures.Sofa[..(SamplePictures.Sofa.Length / 2)];

        var (_, file, _) = await fixture.ReceiveAsync(fixture.Host.Put(half, "image/png"));

        Assert.Equal((StoredFileState.Refused, FileRefusal.Broken), (file.State, file.Refusal));
    }

    [Fact]
    public async Task A_file_whose_attempts_never_ended_is_given_up()
    {
        var asked = 0;
        var (organization, file, _) = await fixture.ReceiveAsync(fixture.Host.Put(context =>
        {
            Interlocked.Increment(ref asked);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        }), isWaiting: true);
        await Eventually.TrueAsync(() => Task.FromResult(Volatile.Read(ref asked) > 0));
        await fixture.App.WithDbAsync(organization.Id, db => db.StoredFiles.Where(f => f.Id == file.Id).ExecuteUpdateAsync(update => update
            .SetProperty(f => f.Attempts, 20).SetProperty(f => f.DueAt, DateTimeOffset.UtcNow.AddMinutes(-1))));

        await Eventually.TrueAsync(async () => (await fixture.FileAsync(organization)).State == StoredFileState.Gone);
    }

    [Fact]
    public async Task A_link_that_never_ends_is_refused()
    {
        var (_, file, _) = await fixture.ReceiveAsync(fixture.Host.Put(async context =>
        {
            context.Response.ContentType = "image/png";
            await context.Response.Body.WriteAsync(SamplePictures.Sofa);
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(new byte[65536]);
            }
        }));

        Assert.Equal((StoredFileState.Refused, FileRefusal.TooLarge), (file.State, file.Refusal));
    }

    [Fact]
    public async Task A_dead_link_is_said_to_be_dead()
    {
        var (organization, file, conversation) = await fixture.ReceiveAsync($"{fixture.Host.Origin}/expired");

        Assert.Equal(StoredFileState.Gone, file.State);
        using var browser = await organization.SignInAsync();
        var page = await browser.GetPageAsync($"/conversations/{conversation}");
        Assert.Contains("No longer available", page.QuerySelector(".message .file--gone")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_fails_for_a_moment_is_asked_again()
    {
        var asked = 0;

        var (_, file, _) = await fixture.ReceiveAsync(fixture.Host.Put(async context =>
        {
            if (Interlocked.Increment(ref asked) == 1)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }

            context.Response.ContentType = "image/png";
            await context.Response.Body.WriteAsync(SamplePictures.Sofa);
        }));

        Assert.Equal((StoredFileState.Stored, 2), (file.State, file.Attempts));
    }

    [Fact]
    public async Task A_picture_of_too_many_pixels_is_never_decoded()
    {
        // The header of a picture of 60,000 by 60,000, and nothing behind it.
        byte[] header = [
        0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60, 8, 2, 0, 0, 0, 0, 0, 0, 0];

        var (_, file, _) = await fixture.ReceiveAsync(fixture.Host.Put(header, "image/png"));

        Assert.Equal(StoredFileState.Refused, file.State);
        Assert.Contains(file.Refusal, new FileRefusal?[] { FileRefusal.TooManyPixels, FileRefusal.Broken });
    }

    [Fact]
    public async Task A_story_is_never_fetched()
    {
        var organization = await TestOrganization.CreateAsync(fixture.App);
        var link = fixture.Host.Put(SamplePictures.Sofa, "image/png");

        await fixture.App.ReceiveAsync(Payload.Envelope("instagram", Payload.Entry(organization.InstagramId, new
        {
            sender = new { id = TestOrganization.NextId() },
            recipient = new { id = organization.InstagramId },
            timestamp = Payload.NextTime(),
            message = new { mid = Payload.NewMid(), attachments = new[] { new { type = "story_mention", payload = new { url = link } } } },
        })));

        Assert.Equal(1, await fixture.App.WithDbAsync(organization.Id, db => db.Messages.CountAsync()));
        Assert.Equal(0, await fixture.App.WithDbAsync(organization.Id, db => db.StoredFiles.CountAsync()));
    }

    [Fact]
    public async Task What_is_erased_is_gone_from_the_disk_and_from_the_page()
    {
        var (organization, file, _) = await fixture.ReceiveAsync(fixture.Host.Put(SamplePictures.Sofa, "image/png"));
        await fixture.App.WithDbAsync(organization.Id, async db =>
        {
            (await db.StoredFiles.SingleAsync(f => f.Id == file.Id)).Erase(DateTimeOffset.UtcNow);
            return await db.SaveChangesAsync();
        });
        using var browser = await organization.SignInAsync();

        using var answer = await browser.GetAsync($"/files/{file.Id}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var path = Path.Combine(TestFiles.Folder, FileStore.KeyOf(organization.Id, file.Id));
        await Eventually.TrueAsync(() => Task.FromResult(!File.Exists(path) && !File.Exists(path + ".thumbnail")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_picture_that_is_taken_back_is_gone_with_its_file(bool isUnsentFirst)
    {
        var organization = await TestOrganization.CreateAsync(fixture.App);
        var (person, mid) = (TestOrganization.NextId(), Payload.NewMid());
        var link = fixture.Host.Put(SamplePictures.Sofa, "image/png");
        var attachments = new[] { new { type = "image", payload = new { url = link } } };
        object[] messages = [new { mid, attachments }, new { mid, is_deleted = true }];
        foreach (var message in isUnsentFirst ? messages.Reverse() : messages)
        {
            await fixture.App.ReceiveAsync(Payload.Envelope("instagram", Payload.Entry(organization.InstagramId, new
            {
                sender = new { id = person },
                recipient = new { id = organization.InstagramId },
                timestamp = Payload.NextTime(),
                message,
            })));
        }

        var file = await fixture.FileAsync(organization);

        Assert.Equal(StoredFileState.Erased, file.State);
        var path = Path.Combine(TestFiles.Folder, FileStore.KeyOf(organization.Id, file.Id));
        await Eventually.TrueAsync(async () => (await fixture.FileAsync(organization)).DueAt is null && !File.Exists(path));
    }
}
