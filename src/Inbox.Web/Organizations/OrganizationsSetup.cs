using Microsoft.AspNetCore.Authorization;

namespace Inbox.Web.Organizations;

public static class OrganizationsSetup
{
    public static WebApplicationBuilder AddOrganizations(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<KnownAgents>();
        builder.Services.AddScoped<CurrentAgent>();
        builder.Services.AddScoped<IAuthorizationHandler, AgentAuthorization>();
        builder.Services.AddScoped<IAuthorizationMiddlewareResultHandler, SignedOutChallenge>();
        builder.Services.AddAuthorizationBuilder()
            .SetDefaultPolicy(AtLeast(AgentRole.Agent))
            .SetFallbackPolicy(AtLeast(AgentRole.Agent))
            .AddPolicy(Policies.UseSimulator, AtLeast(AgentRole.Admin))
            .AddPolicy(Policies.ReadAudit, AtLeast(AgentRole.Admin))
            .AddPolicy(Policies.ManageRetention, AtLeast(AgentRole.Admin))
            .AddPolicy(Policies.ManageReplyTarget, AtLeast(AgentRole.Admin))
            .AddPolicy(Policies.ManageLabels, AtLeast(AgentRole.Admin))
            .AddPolicy(Policies.ManageContactFields, AtLeast(AgentRole.Admin))
            .AddPolicy(Policies.MergeContacts, AtLeast(AgentRole.Admin))
            .AddPolicy(Policies.ImportContacts, AtLeast(AgentRole.Admin))
            .AddPolicy(Policies.EraseContacts, AtLeast(AgentRole.Admin))
            .AddPolicy(Policies.ExportContacts, AtLeast(AgentRole.Admin))
            .AddPolicy(Policies.ManageAgents, AtLeast(AgentRole.Admin))
            .AddPolicy(Policies.ManageTeams, AtLeast(AgentRole.Admin))
            .AddPolicy(Policies.ManageChannels, AtLeast(AgentRole.Admin));
        return builder;
    }

    private static AuthorizationPolicy AtLeast(AgentRole role) => new([new AgentRequirement(role)], []);
}
