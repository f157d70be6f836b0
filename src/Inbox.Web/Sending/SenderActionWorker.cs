using Inbox.Web.Tenancy;

namespace Inbox.Web.Sending;

/// <summary>Tells Meta, one after the other, that somebody writes or has read; what fails is dropped.</summary>
public sealed partial class SenderActionWorker(
    SenderActionQueue queue, IServiceScopeFactory scopes, ILogger<SenderActionWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var pending in queue.Pending.ReadAllAsync(stoppingToken))
        {
            try
            {
                await scopes.RunAsync<SenderActionCall>(pending.OrganizationId, call => call.MakeAsync(pending, stoppingToken));
            }
#pragma warning disable CA1031 // Nobody waits for it, and the next one is as good.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogDropped(exception, pending.Action, pending.ConversationId);
            }
#pragma warning restore CA1031
        }
    }

    [LoggerMessage(LogLevel.Information, "{Action} in conversation {ConversationId} was not told")]
    private partial void LogDropped(Exception exception, SenderAction action, Guid conversationId);
}
