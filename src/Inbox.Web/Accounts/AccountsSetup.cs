using Inbox.Web.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Accounts;

public static class AccountsSetup
{
    public static WebApplicationBuilder AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<AccountsOptions>().BindConfiguration("Accounts").ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<IPasswordHasher<Account>, BCryptPasswordHasher>();
        services.AddScoped<IPasswordValidator<Account>, NewPasswordRules>();
        services.AddIdentityCore<Account>(AllowAnyEmail).AddEntityFrameworkStores<InboxDbContext>();
        services.AddSingleton<SignInLimits>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<AgentCreationService>();
        services.AddScoped<OrganizationCreationService>();
        services.AddLocalization();
        services.AddProblemDetails();
        return builder.AddKeyRing().AddSessions();
    }

    /// <summary>The user name is the e-mail, and Identity's own list of characters has no apostrophe and no umlaut.</summary>
    private static void AllowAnyEmail(IdentityOptions options) =>
        (options.User.RequireUniqueEmail, options.User.AllowedUserNameCharacters) = (true, "");

    private static WebApplicationBuilder AddSessions(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, SessionCookie>();
        services.AddSingleton<IConfigureOptions<AntiforgeryOptions>, SessionCookie>();
        services.AddScoped<CurrentAccount>();
        services.AddScoped<IAuthorizationHandler, AccountAuthorization>();
        services.AddAuthorizationBuilder()
            .AddPolicy(AccountAuthorization.Policy, policy => policy.AddRequirements(new AccountRequirement()));
        services.Configure<MvcOptions>(options =>
        {
            options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            options.Conventions.Add(new ApiWithoutToken());
        });
        return builder;
    }
}
