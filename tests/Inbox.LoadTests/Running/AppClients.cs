using System.Diagnostics;
using Inbox.LoadTests.Generation;

namespace Inbox.LoadTests.Running;

/// <summary>Clients of the app: agents that read, Meta that posts, and both in one.</summary>
internal sealed class AppClients(MeasuredApp app, WebhookPost posts)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PollGap = TimeSpan.FromMilliseconds(3);

    private readonly Dictionary<Guid, byte[]> newestFew = [];

    /// <summary>Signs an agent in to each organization that posts go to.</summary>
    public async Task SignInAsync(IEnumerable<GeneratedOrganization> organizations, CancellationToken cancellationToken)
    {
        foreach (var organization in organizations)
        {
            var request = await app.SignInAsync(organization.Agents[^1], cancellationToken);
            newestFew[organization.Id] = request("/api/conversations?take=10");
        }
    }

    public async Task<Client> NewReaderAsync(byte[] request, CancellationToken cancellationToken)
    {
        var connection = await HttpConnection.OpenAsync(app.Port, cancellationToken);
        return new(token => SendAsync(connection, request, token), () => Close(connection));
    }

    public async Task<Client> NewPosterAsync(CancellationToken cancellationToken)
    {
        var connection = await HttpConnection.OpenAsync(app.Port, cancellationToken);
        return new(token => SendAsync(connection, posts.Next().Request, token), () => Close(connection));
    }

    /// <summary>Posts a message and reads until it is there.</summary>
    public async Task<Client> NewPosterAndReaderAsync(CancellationToken cancellationToken)
    {
        var poster = await HttpConnection.OpenAsync(app.Port, cancellationToken);
        var reader = await HttpConnection.OpenAsync(app.Port, cancellationToken);
        return new(
            async token =>
            {
                var post = posts.Next();
                return await SendAsync(poster, post.Request, token)
                    && await IsSoonReadableAsync(reader, newestFew[post.Organization.Id], post.Words, token);
            },
            async () =>
            {
                await Close(poster);
                await Close(reader);
            });
    }

    private static async Task<bool> IsSoonReadableAsync(
        HttpConnection reader, byte[] request, byte[] words, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < Patience)
        {
            await reader.SendAsync(request, cancellationToken);
            if (reader.Body.IndexOf(words) >= 0)
            {
                return true;
            }

            await Task.Delay(PollGap, cancellationToken);
        }

        return false;
    }

    private static async Task<bool> SendAsync(HttpConnection connection, byte[] request, CancellationToken cancellationToken)
    {
        await connection.SendAsync(request, cancellationToken);
        return connection.Status == 200;
    }

    private static ValueTask Close(HttpConnection connection)
    {
        connection.Dispose();
        return ValueTask.CompletedTask;
    }
}
