using Inbox.Web.Data;
using Inbox.Web.Live;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Conversations;

public static class ConversationsSetup
{
    public static WebApplicationBuilder AddConversations(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<MessageReceiver>();
        builder.Services.AddScoped<ConversationEditor>();
        builder.Services.AddScoped<LabelDesk>();
        builder.Services.AddScoped<BlockDesk>();
        builder.Services.AddScoped<Handover>();
        builder.Services.AddScoped<StreamListeners>();
        builder.Services.AddScoped<AssignmentDesk>();
        builder.Services.AddScoped<ContactEditor>();
        builder.Services.AddScoped<PanelAnswers>();
        builder.Services.AddScoped<BulkDesk>();
        builder.Services.AddScoped<SavedViewDesk>();
        builder.Services.AddScoped<ReplyDesk>();
        builder.Services.AddScoped<NoteDesk>();
        builder.Services.AddScoped<DraftDesk>();
        builder.Services.AddScoped<ChosenFiles>();
        builder.Services.AddScoped<AfterReply>();
        builder.Services.AddScoped<ScheduledReplyQueue>();
        builder.Services.AddScoped<ScheduledReplyDesk>();
        builder.Services.AddScoped<ScheduledReplySender>();
        builder.Services.AddHostedService<ScheduledReplyWorker>();
        builder.Services.AddScoped<RefusedComposer>();
        builder.Services.AddScoped<ReadMarkers>();
        builder.Services.AddScoped<SnoozeQueue>();
        builder.Services.AddHostedService<SnoozeWorker>();
        builder.Services.AddSingleton<ConversationChanges>();
        builder.Services.ConfigureDbContext<InboxDbContext>(
            (services, options) => options.AddInterceptors(services.GetRequiredService<ConversationChanges>()));
        builder.Services.AddScoped<ThreadControlCalls>();
        builder.Services.AddScoped<ThreadControlDesk>();
        builder.Services.AddScoped<MessageRetention>();
        builder.Services.AddScoped<MessageKeeping>();
        builder.Services.AddHostedService<MessageRetentionWorker>();
        if (builder.HasRedis())
        {
            builder.Services.AddScoped<KeptLists>();
        }

        builder.AddSending();
        builder.AddReactions();
        builder.AddEvents();
        builder.Services.Configure<JsonOptions>(options =>
            options.JsonSerializerOptions.TypeInfoResolverChain.Insert(0, ConversationsJson.Default));

        // The description of the API reads these options, not those of MVC.
        builder.Services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ConversationsJson.Default));
        return builder;
    }

    private static void AddSending(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OutgoingSignal>();
        builder.Services.AddSingleton<SendPace>();
        builder.Services.AddSingleton<SendTiming>();
        builder.Services.AddScoped<OutgoingQueue>();
        builder.Services.AddScoped<MessageOutcomes>();
        builder.Services.AddScoped<FileUploads>();
        builder.Services.AddScoped<OutgoingCall>();
        builder.Services.AddScoped<MessageSender>();
        builder.Services.AddScoped<MessageSettler>();
        builder.Services.AddScoped<ReceiptRecorder>();
        builder.Services.AddScoped<ReceiptBatch>();
        builder.Services.AddHostedService<MessageSendWorker>();
        builder.Services.AddHostedService<MessageSettleWorker>();
    }

    private static void AddReactions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReactionSignal>();
        builder.Services.AddScoped<ReactionDesk>();
        builder.Services.AddScoped<ReactionQueue>();
        builder.Services.AddScoped<ReactionSender>();
        builder.Services.AddHostedService<ReactionWorker>();
        builder.Services.AddSingleton<SenderActionQueue>();
        builder.Services.AddScoped<SenderActionCall>();
        builder.Services.AddHostedService<SenderActionWorker>();
    }
}
